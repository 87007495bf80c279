package io.github.activemqcluster.release;

import java.util.Locale;

/** What a broker is. What each is called, and what leads to it, is in {@code instance-states.facts}. */
public enum BrokerState {
    /** It has said nothing yet of what it becomes. */
    STARTING,
    /** It has failed or was demoted, and starts within the same JVM. */
    STARTING_AGAIN,
    /** It was elected, or has got the lock or the lease. */
    BECOMING,
    MASTER,
    SLAVE,
    /** A slave of a pureMasterSlave group that has found its master. */
    ATTACHED,
    /** Its database does not answer; once it does, nothing more is said. */
    NO_DATABASE,
    /** A slave of a pureMasterSlave group that looks for its master. */
    NO_MASTER,
    /** A member of a replicatedLevelDB group that waits until enough others are there to elect a master. */
    NO_MEMBERS,
    /** It has a session with ZooKeeper, and makes itself a member of its group. */
    REGISTERING,
    /**
     * A slave of a replicatedLevelDB group that asks its master for what it lacks. It does so again and again where nobody answers: one
     * that missed an election may ask at its own old address.
     */
    ATTACHING,
    /** The same once its master has answered. It does not count for a quorum yet. */
    COPYING,
    /** A slave of a replicatedLevelDB group that has lost its master. */
    ELECTING,
    /** It has said that it failed. */
    FAILING,
    STOPPING,
    /** It runs, and says nothing of what it is. */
    UNKNOWN;

    /** Its name in {@code instance-states.facts}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** That of such a name. */
    static BrokerState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
