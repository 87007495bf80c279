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
        if (group.store() instanceof Store.ReplicatedLevelDb levelDb) {
            return Optional.of(session(topology, levelDb));
        }
        return group.store() instanceof Store.PureMasterSlave
                ? Optional.of(new ElectionTime(Duration.ZERO, "the slave sees its connection break"))
                : ofLock(group.store());
    }

    /** The time until a free lock is taken; empty where no lock with declared times elects the master. */
    public static Optional<ElectionTime> ofLock(Store store) {
        if (store instanceof Store.SharedFileSystem shared) {
            // From 5.12 on, the broker waits the second time after it has the lock (SharedFileLocker.doStart).
            return Optional.of(new ElectionTime(
                    Duration.ofMillis(shared.lockAcquireSleepInterval() + shared.lockKeepAlivePeriod()),
                    "lockAcquireSleepInterval " + shared.lockAcquireSleepInterval() + " ms + lockKeepAlivePeriod "
                            + shared.lockKeepAlivePeriod() + " ms"));
        }
        if (store instanceof Store.Jdbc jdbc) {
            // The lease has to run out, and a slave looks at it once in its length.
            return Optional.of(new ElectionTime(
                    Duration.ofMillis(2 * jdbc.lockAcquireSleepInterval()),
                    "twice the lease, lockAcquireSleepInterval " + jdbc.lockAcquireSleepInterval() + " ms"));
        }
        return Optional.empty();
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
