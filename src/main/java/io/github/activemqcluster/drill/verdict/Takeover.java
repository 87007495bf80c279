package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One takeover, as a client saw it.
 *
 * @param from the broker that was killed
 * @param to the one that acknowledged the next message
 * @param last when the killed one acknowledged a message for the last time
 * @param killed when it was killed
 * @param steps how far the next one was when, by its log, as far as that says it
 * @param connected when the client was connected to it, as far as it was seen
 * @param first when it acknowledged its first message
 * @param load how many threads wanted a processor then, on average of the last minute; empty where the system does not say it
 */
public record Takeover(
        String from,
        String to,
        Instant last,
        Instant killed,
        Map<TakeoverLog.Step, Instant> steps,
        Optional<Instant> connected,
        Instant first,
        Optional<Double> load) {

    public Takeover {
        steps = Map.copyOf(steps);
    }

    /** How long the client had to wait. */
    public Duration time() {
        return Duration.between(last, first);
    }
}
