package io.github.activemqcluster.drill;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * After how long at most a client can go on once a master was killed, going by the configuration: until another broker knows that
 * it is the master, and then until the client tries again. What that broker needs to read its store comes on top.
 *
 * @param election until there is a new master
 * @param reconnect what the client may sleep at that moment
 * @param because the settings that it comes from
 */
public record Prediction(Duration election, Duration reconnect, String because) {

    /** ZooKeeper gives a session two to twenty ticks, whatever is asked for ({@code minSessionTimeout}). */
    private static final int LEAST_TICKS = 2;

    private static final int MOST_TICKS = 20;

    /**
     * For a group and a client with such options of the failover transport.
     *
     * @return empty where no other broker can take over
     */
    public static Optional<Prediction> of(Topology topology, Group group, Map<String, String> options) {
        if (group.brokers().size() < 2) {
            return Optional.empty();
        }
        return election(topology, group.store()).map(election -> {
            Duration reconnect = reconnect(election.time, options);
            return new Prediction(election.time, reconnect, election.because + ", reconnect delay " + ms(reconnect));
        });
    }

    /** Both together. */
    public Duration atMost() {
        return election.plus(reconnect);
    }

    private static Optional<Election> election(Topology topology, Store store) {
        if (store instanceof Store.SharedFileSystem shared) {
            return Optional.of(new Election(
                    Duration.ofMillis(shared.lockAcquireSleepInterval() + shared.lockKeepAlivePeriod()),
                    "lockAcquireSleepInterval " + shared.lockAcquireSleepInterval() + " ms + lockKeepAlivePeriod "
                            + shared.lockKeepAlivePeriod() + " ms"));
        }
        if (store instanceof Store.Jdbc jdbc) {
            // The lease has to run out, and a slave looks at it once in its length.
            return Optional.of(new Election(
                    Duration.ofMillis(2 * jdbc.lockAcquireSleepInterval()),
                    "twice the lease, lockAcquireSleepInterval " + jdbc.lockAcquireSleepInterval() + " ms"));
        }
        if (store instanceof Store.ReplicatedLevelDb levelDb) {
            return Optional.of(election(topology, levelDb));
        }
        return store instanceof Store.PureMasterSlave
                ? Optional.of(new Election(Duration.ZERO, "the slave sees its connection break"))
                : Optional.empty();
    }

    /** Sessions expire at whole ticks, so one more may pass. */
    private static Election election(Topology topology, Store.ReplicatedLevelDb store) {
        long asked = store.zkSessionTimeout();
        String because = "zkSessionTimeout " + asked + " ms";
        return topology.ensemble(store.ensemble())
                .filter(ensemble -> !ensemble.isExternal())
                .map(ensemble -> {
                    long tick = ensemble.tickTime();
                    long given = Math.max(LEAST_TICKS * tick, Math.min(MOST_TICKS * tick, asked));
                    return new Election(
                            Duration.ofMillis(given + tick),
                            because + (given == asked ? "" : ", of which ZooKeeper makes " + given + " ms")
                                    + " + tickTime " + tick + " ms");
                })
                .orElseGet(() -> new Election(Duration.ofMillis(asked), because));
    }

    /**
     * How long the client sleeps between the tries around the end of an outage.
     *
     * @see <a href="https://activemq.apache.org/components/classic/documentation/failover-transport-reference">the failover
     *     transport's options and their defaults</a>
     */
    private static Duration reconnect(Duration outage, Map<String, String> options) {
        double delay = number(options, "initialReconnectDelay", 10);
        if (options.getOrDefault("useExponentialBackOff", "true").equals("false")) {
            return Duration.ofMillis((long) delay);
        }
        double most = number(options, "maxReconnectDelay", 30_000);
        double factor = Math.max(number(options, "backOffMultiplier", 2), 1);
        double slept = 0;
        while (slept + delay < outage.toMillis() && delay * factor > delay && delay < most) {
            slept += delay;
            delay = Math.min(most, delay * factor);
        }
        return Duration.ofMillis((long) Math.min(most, delay));
    }

    private static double number(Map<String, String> options, String name, double otherwise) {
        try {
            return Double.parseDouble(options.getOrDefault(name, Double.toString(otherwise)));
        } catch (NumberFormatException e) {
            // The transport does not know what to do with it either, and refuses the URL.
            return otherwise;
        }
    }

    private static String ms(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private record Election(Duration time, String because) {}
}
