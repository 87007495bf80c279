package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.ElectionTime;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long at most a client waits after its master was killed, by the configuration: until the group has a new master,
 * until that master takes messages, and until the client tries it. Three cases take longer: a full store, a busy
 * machine, and a host that is gone, since each try of it runs into a timeout.
 *
 * <p>The client sleeps between its tries, each time longer. The last try may come just before the new master listens;
 * then the client sleeps once more, in full.
 *
 * @param election until there is a new master
 * @param opening until the new master listens, and has taken a first message
 * @param reconnect the client's sleep after a try that came too early, and its tries of the other brokers
 * @param because the settings that it comes from
 */
public record Prediction(Duration election, Duration opening, Duration reconnect, String because) {

    /**
     * From the lock to the first acknowledgement, for a small store. Measured on 6.3.1, on an idle machine: 0.5 to 0.9
     * s after the latest moment at which the broker can have got the lock.
     */
    private static final Duration OPENING = Duration.ofSeconds(1);

    /** A try of a broker that does not listen: the time of a refusal on the same network. */
    private static final Duration REFUSAL = Duration.ofMillis(20);

    /**
     * Predicts for a group, and a client with these options of the failover transport.
     *
     * @return empty where no other broker can take over
     */
    public static Optional<Prediction> of(Topology topology, Group group, Map<String, String> options) {
        return ElectionTime.of(topology, group).map(election -> {
            Duration sleep = sleep(election.time().plus(OPENING), options);
            Duration refusals = REFUSAL.multipliedBy(group.brokers().size() - 1);
            return new Prediction(
                    election.time(),
                    OPENING,
                    sleep.plus(refusals),
                    election.because() + " + " + ms(OPENING) + " until the new master has taken a message + "
                            + ms(sleep)
                            + " of sleep, in which the client is after a try that came too early + " + ms(refusals)
                            + " for its tries of the other brokers");
        });
    }

    /** The whole time. */
    public Duration atMost() {
        return election.plus(opening).plus(reconnect);
    }

    /**
     * The sleep of a client that began just before the end of an outage: {@code FailoverTransport.doReconnect} sleeps
     * for the initial delay before its first try, and longer after each try that fails.
     *
     * @see <a href="https://activemq.apache.org/components/classic/documentation/failover-transport-reference">the
     *     failover transport's options and their defaults</a>
     */
    private static Duration sleep(Duration outage, Map<String, String> options) {
        double delay = number(options, "initialReconnectDelay", 10);
        if (options.getOrDefault("useExponentialBackOff", "true").equals("false")) {
            return Duration.ofMillis((long) delay);
        }
        double most = number(options, "maxReconnectDelay", 30_000);
        double factor = Math.max(number(options, "backOffMultiplier", 2), 1);
        double slept = 0;
        // The longest delay does not limit the first sleep.
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
            // The transport refuses such a URL.
            return otherwise;
        }
    }

    private static String ms(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
