package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long clients had to wait when a master was killed: from the last message that it acknowledged to the first that another
 * broker of its group did.
 *
 * @param all the shortest first
 */
public record Takeovers(List<Takeover> all) {

    public Takeovers {
        all = all.stream().sorted(Comparator.comparing(Takeover::time)).toList();
    }

    /** Those that one queue saw. */
    public static Takeovers in(List<Event> history, String queue) {
        List<Open> found = new ArrayList<>();
        Optional<Event> last = Optional.empty();
        Optional<Open> open = Optional.empty();
        for (Event event : history) {
            if (event.kind() == Event.Kind.FAULT && event.detail().equals("kill")) {
                if (last.isPresent() && last.get().broker().equals(event.broker())) {
                    open = Optional.of(new Open(event));
                }
            } else if (event.kind() == Event.Kind.CONNECTED && event.queue().equals(queue)) {
                open.ifPresent(takeover -> takeover.connected = Optional.of(event.time()));
            } else if (event.isPromise()
                    && event.queue().equals(queue)
                    && !event.broker().isEmpty()) {
                if (open.isPresent() && !event.broker().equals(open.get().killed.broker())) {
                    open.get().last = last;
                    open.get().first = Optional.of(event);
                    found.add(open.get());
                    open = Optional.empty();
                }
                last = Optional.of(event);
            } else if (!found.isEmpty()) {
                // The log is read once the client has gone on, and before anything else is killed.
                found.get(found.size() - 1).read(event);
            }
        }
        return new Takeovers(found.stream().map(Open::closed).toList());
    }

    /** In ascending order. */
    public List<Duration> times() {
        return all.stream().map(Takeover::time).toList();
    }

    /** The one that took longest; empty where there was none. */
    public Optional<Takeover> slowest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The longest; empty where there was none. */
    public Optional<Duration> worst() {
        return slowest().map(Takeover::time);
    }

    /** Half of them took no longer; empty where there was none. */
    public Optional<Duration> median() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get((all.size() - 1) / 2).time());
    }

    /** One that is not over yet, or of which not all is known. */
    private static final class Open {

        private final Event killed;
        private final Map<TakeoverLog.Step, Instant> steps = new EnumMap<>(TakeoverLog.Step.class);
        private Optional<Instant> connected = Optional.empty();
        private Optional<Event> last = Optional.empty();
        private Optional<Event> first = Optional.empty();
        private Optional<Double> load = Optional.empty();

        Open(Event killed) {
            this.killed = killed;
        }

        void read(Event event) {
            if (event.kind() == Event.Kind.STEP
                    && event.broker().equals(first.orElseThrow().broker())) {
                steps.putIfAbsent(TakeoverLog.Step.valueOf(event.detail()), event.time());
            } else if (event.kind() == Event.Kind.LOAD && load.isEmpty()) {
                load = Optional.of(Double.parseDouble(event.detail()));
            }
        }

        Takeover closed() {
            Event next = first.orElseThrow();
            return new Takeover(
                    killed.broker(),
                    next.broker(),
                    last.orElseThrow().time(),
                    killed.time(),
                    steps,
                    connected,
                    next.time(),
                    load);
        }
    }
}
