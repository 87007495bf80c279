package io.github.activemqcluster.cluster.state;

/** The role of an instance in its group or ensemble. */
public enum Role {
    /** It runs, and has no other role yet. */
    STARTING,
    /** A broker that has its group's store and takes clients; also the only broker of its group. */
    MASTER,
    /** A broker that waits for its group's store, or copies it, and would take over. */
    SLAVE,
    /** A ZooKeeper server that its ensemble has elected. */
    LEADER,
    /** A ZooKeeper server that follows a leader, or observes. */
    FOLLOWER,
    /** A ZooKeeper server without others. */
    STANDALONE,
    /** It runs, and waits for a quorum, members of its group, its master, or its database. */
    WAITING,
    /** It has said that it failed, and its process is still there. */
    FAILING,
    /** Its process is stopped by a signal, as by {@code kill -STOP}: it holds its ports and locks, and does nothing. */
    PAUSED,
    /** It does not run. */
    DEAD;

    /** Whether an instance in this role is ready. */
    public boolean isReady() {
        return switch (this) {
            case MASTER, SLAVE, LEADER, FOLLOWER, STANDALONE -> true;
            case STARTING, WAITING, FAILING, PAUSED, DEAD -> false;
        };
    }
}
