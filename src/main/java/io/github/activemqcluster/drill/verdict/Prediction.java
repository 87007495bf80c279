package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * After how long at most a client can go on once a master was killed, going by the configuration: until another broker knows that
 * it is the master, until that one takes messages, and until the client tries it. A store with much in it takes longer to open, so
 * does a machine that has other work to do, and a host that is gone refuses no connection but lets each try of it run into a timeout.
 *
 * <p>The client sleeps between its tries, each time longer. No try can be counted on to come at the right moment: the one before may
 * come just before the new master listens, and then the client sleeps once more, in full.
 *
 * @param election until there is a new master
 * @param opening until that one listens, and has taken a first message
 * @param reconnect what the client sleeps once more after a try that came too early, and what the tries of its other brokers take
 * @param because the settings that it comes from
 */
public record Prediction(Duration election, Duration opening, Duration reconnect, String because) {

    /**
     * From the lock to the first acknowledgement, for a store with little in it. Measured on 6.3.1, idle: 0.5 to 0.9 s after the
     * latest moment at which the lock can have been had.
     */
    private static final Duration OPENING = Duration.ofSeconds(1);

    /** What a try of a broker takes that does not listen, or is none any more: a refusal on the same network. */
    private static final Duration REFUSAL = Duration.ofMillis(20);

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
            Duration sleep = sleep(election.time.plus(OPENING), options);
            Duration refusals = REFUSAL.multipliedBy(group.brokers().size() - 1);
            return new Prediction(
                    election.time,
                    OPENING,
                    sleep.plus(refusals),
                    election.because + " + " + ms(OPENING) + " until the new master has taken a message + " + ms(sleep)
                            + " of sleep, in which the client is after a try that came too early + " + ms(refusals)
                            + " for its tries of the other brokers");
        });
    }

    /** All of it. */
    public Duration atMost() {
        return election.plus(opening).plus(reconnect);
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
     * How long the client sleeps that has fallen asleep before the end of an outage: {@code FailoverTransport.doReconnect} sleeps
     * for the initial delay before its first try, and after each that fails for a longer one.
     *
     * @see <a href="https://activemq.apache.org/components/classic/documentation/failover-transport-reference">the failover
     *     transport's options and their defaults</a>
     */
    private static Duration sleep(Duration outage, Map<String, String> options) {
        double delay = number(options, "initialReconnectDelay", 10);
        if (options.getOrDefault("useExponentialBackOff", "true").equals("false")) {
            return Duration.ofMillis((long) delay);
        }
        double most = number(options, "maxReconnectDelay", 30_000);
        double factor = Math.max(number(options, "backOffMultiplier", 2), 1);
        double slept = 0;
        // The first sleep is never shortened to the longest.
        while (slept + delay < outage.toMillis()) {
            slept += delay;
            double next = Math.min(most, delay * factor);
            if (next == delay) {
                break;
            }
            delay = next;
        }
        return Duration.ofMillis((long) delay);
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
