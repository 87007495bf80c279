package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One takeover, as a client saw it.
 *
 * @param from the broker that was killed
 * @param to the broker that acknowledged the next message
 * @param last when the killed broker acknowledged its last message
 * @param killed when the broker was killed
 * @param steps when the next master reached which step, as far as its log says it
 * @param connected when the client was connected to the next master, if it noticed that
 * @param first when the next master acknowledged its first message
 * @param load how many threads wanted a processor then, on average of the last minute; empty where the system does not
 *     tell it
 */
public record Takeover(
        String from,
        String to,
        Instant last,
        Instant killed,
        Map<TakeoverLog.Step, Instant> steps,
        Optional<Instant> connected,
        Instant first,
        OptionalDouble load) {

    public Takeover {
        steps = Map.copyOf(steps);
    }

    /** How long the client had to wait. */
    public Duration time() {
        return Duration.between(last, first);
    }
}
