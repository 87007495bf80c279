package io.github.activemqcluster.release;

import java.util.Locale;

/**
 * The state of a broker. {@code instance-states.facts} has the name of each state, and the log lines that lead to it.
 */
public enum BrokerState {
    /** The broker has not yet said what it becomes. */
    STARTING,
    /** The broker has failed or was demoted, and starts within the same JVM. */
    STARTING_AGAIN,
    /** The broker was elected, or has got the lock or the lease. */
    BECOMING,
    MASTER,
    SLAVE,
    /** A slave of a pureMasterSlave group that has found its master. */
    ATTACHED,
    /** The database of the broker does not answer. Once the database answers, the broker says nothing more. */
    NO_DATABASE,
    /** A slave of a pureMasterSlave group that looks for its master. */
    NO_MASTER,
    /** A member of a replicatedLevelDB group that waits until enough others are there to elect a master. */
    NO_MEMBERS,
    /** The broker has a session with ZooKeeper, and makes itself a member of its group. */
    REGISTERING,
    /**
     * A slave of a replicatedLevelDB group that asks its master for the data that it lacks. The slave asks again and
     * again if there is no answer: a slave that missed an election may ask at its own old address.
     */
    ATTACHING,
    /** The same slave once its master has answered. The slave does not count for a quorum yet. */
    COPYING,
    /** A slave of a replicatedLevelDB group that has lost its master. */
    ELECTING,
    /** The broker has said that it failed. */
    FAILING,
    STOPPING,
    /** The broker runs, and does not say in which state it is. */
    UNKNOWN;

    /** The state's name in {@code instance-states.facts}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The state of such a name. */
    static BrokerState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
