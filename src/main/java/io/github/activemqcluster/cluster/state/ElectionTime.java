package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Optional;

/**
 * How long at most a group has no master after its master was killed, by the configuration: until another broker has
 * the lock or the lease, or is elected.
 *
 * @param because the settings that it comes from
 */
public record ElectionTime(Duration time, String because) {

    /** ZooKeeper gives a session two to twenty ticks, whatever is asked for ({@code minSessionTimeout}). */
    private static final int LEAST_TICKS = 2;

    private static final int MOST_TICKS = 20;

    /** The time of a group; empty where no other broker can take over. */
    public static Optional<ElectionTime> of(Topology topology, Group group) {
        if (group.brokers().size() < 2) {
            return Optional.empty();
        }
        return group.store().as(new Elections(topology));
    }

    /** The time until a free lock is taken; empty where no lock with declared times elects the master. */
    public static Optional<ElectionTime> ofLock(Store store) {
        return store.mastership() == Store.Mastership.FILE_LOCK || store.mastership() == Store.Mastership.LEASE
                ? store.as(new Elections(Optional.empty()))
                : Optional.empty();
    }

    /** The time that each kind of store takes. */
    private record Elections(Optional<Topology> topology) implements Store.Cases<Optional<ElectionTime>> {

        Elections(Topology topology) {
            this(Optional.of(topology));
        }

        /** How long its lock stays is not declared. */
        @Override
        public Optional<ElectionTime> kahaDb(Store.KahaDb store) {
            return Optional.empty();
        }

        /** From 5.12 on, the broker waits the second time after it has the lock (SharedFileLocker.doStart). */
        @Override
        public Optional<ElectionTime> sharedFileSystem(Store.SharedFileSystem store) {
            return Optional.of(new ElectionTime(
                    Duration.ofMillis(store.lockAcquireSleepInterval() + store.lockKeepAlivePeriod()),
                    "lockAcquireSleepInterval " + store.lockAcquireSleepInterval() + " ms + lockKeepAlivePeriod "
                            + store.lockKeepAlivePeriod() + " ms"));
        }

        /** The lease has to run out, and a slave looks at it once in its length. */
        @Override
        public Optional<ElectionTime> jdbc(Store.Jdbc store) {
            return Optional.of(new ElectionTime(
                    Duration.ofMillis(2 * store.lockAcquireSleepInterval()),
                    "twice the lease, lockAcquireSleepInterval " + store.lockAcquireSleepInterval() + " ms"));
        }

        @Override
        public Optional<ElectionTime> replicatedLevelDb(Store.ReplicatedLevelDb store) {
            return topology.map(known -> session(known, store));
        }

        @Override
        public Optional<ElectionTime> pureMasterSlave(Store.PureMasterSlave store) {
            return Optional.of(new ElectionTime(Duration.ZERO, "the slave sees its connection break"));
        }
    }

    /** Sessions expire at whole ticks, so one tick more may pass. */
    private static ElectionTime session(Topology topology, Store.ReplicatedLevelDb store) {
        long asked = store.zkSessionTimeout();
        String because = "zkSessionTimeout " + asked + " ms";
        return topology.ensemble(store.ensemble())
                .filter(ensemble -> !ensemble.isExternal())
                .map(ensemble -> {
                    long tick = ensemble.tickTime();
                    long given = Math.max(LEAST_TICKS * tick, Math.min(MOST_TICKS * tick, asked));
                    return new ElectionTime(
                            Duration.ofMillis(given + tick),
                            because + (given == asked ? "" : ", of which ZooKeeper makes " + given + " ms")
                                    + " + tickTime " + tick + " ms");
                })
                .orElseGet(() -> new ElectionTime(Duration.ofMillis(asked), because));
    }
}
