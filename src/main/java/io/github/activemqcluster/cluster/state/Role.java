package io.github.activemqcluster.cluster.state;

/** What an instance is to the others of its group or ensemble. */
public enum Role {
    /** It runs, and has not become anything yet. */
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
    /** It runs, and cannot go on without something else: a quorum, members of its group, its master, its database. */
    WAITING,
    /** It has said that it failed, and its process is still there. */
    FAILING,
    /** Its process is stopped by a signal, as by {@code kill -STOP}: it holds its ports and locks, and does nothing. */
    PAUSED,
    /** It does not run. */
    DEAD;

    /** Whether an instance in this role does what it is there for. */
    public boolean isReady() {
        return switch (this) {
            case MASTER, SLAVE, LEADER, FOLLOWER, STANDALONE -> true;
            case STARTING, WAITING, FAILING, PAUSED, DEAD -> false;
        };
    }
}
