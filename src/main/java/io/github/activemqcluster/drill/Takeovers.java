package io.github.activemqcluster.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long clients had to wait when a master was killed: from the last message that it acknowledged to the first that another
 * broker of its group did.
 *
 * @param times in ascending order
 */
public record Takeovers(List<Duration> times) {

    public Takeovers {
        times = times.stream().sorted().toList();
    }

    /** Those that one queue saw. */
    public static Takeovers in(List<Event> history, String queue) {
        List<Duration> times = new ArrayList<>();
        Optional<Event> last = Optional.empty();
        String killed = "";
        for (Event event : history) {
            if (event.kind() == Event.Kind.FAULT && event.detail().equals("kill")) {
                if (last.isPresent() && last.get().broker().equals(event.broker())) {
                    killed = event.broker();
                }
            } else if (event.kind() == Event.Kind.ACKNOWLEDGED
                    && event.queue().equals(queue)
                    && !event.broker().isEmpty()) {
                if (!killed.isEmpty() && !event.broker().equals(killed)) {
                    times.add(Duration.between(last.orElseThrow().time(), event.time()));
                    killed = "";
                }
                last = Optional.of(event);
            }
        }
        return new Takeovers(times);
    }

    /** The longest; empty where there was none. */
    public Optional<Duration> worst() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() - 1));
    }

    /** Half of them took no longer; empty where there was none. */
    public Optional<Duration> median() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
    }
}
