package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long clients had to wait when a master was killed: from the last message that it acknowledged to the first
 * message that another broker of its group acknowledged.
 *
 * @param all the shortest first
 */
public record Takeovers(List<Takeover> all) {

    public Takeovers {
        all = all.stream().sorted(Comparator.comparing(Takeover::time)).toList();
    }

    /** The takeovers that the messages of one queue met. */
    public static Takeovers in(List<Event> history, String queue) {
        List<Open> found = new ArrayList<>();
        Optional<Event> last = Optional.empty();
        Optional<Open> open = Optional.empty();
        for (Event event : history) {
            if (event.is(Fault.Kind.KILL)) {
                if (last.isPresent() && last.get().instance().equals(event.instance())) {
                    open = Optional.of(new Open(event));
                }
            } else if (event.kind() == Event.Kind.CONNECTED && event.queue().equals(queue)) {
                open.ifPresent(takeover -> takeover.connected = Optional.of(event.time()));
            } else if (event.isPromise()
                    && event.queue().equals(queue)
                    && !event.instance().isEmpty()) {
                if (open.isPresent()
                        && !event.instance().equals(open.get().killed.instance())) {
                    open.get().last = last;
                    open.get().first = Optional.of(event);
                    found.add(open.get());
                    open = Optional.empty();
                }
                last = Optional.of(event);
            } else if (!found.isEmpty()) {
                // The drill reads the logs after the client has gone on, and before it kills another instance.
                found.get(found.size() - 1).read(event);
            }
        }
        return new Takeovers(found.stream().map(Open::closed).toList());
    }

    /** In ascending order. */
    public List<Duration> times() {
        return all.stream().map(Takeover::time).toList();
    }

    /** The slowest takeover; empty where there was none. */
    public Optional<Takeover> slowest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The longest time; empty where there was no takeover. */
    public Optional<Duration> worst() {
        return slowest().map(Takeover::time);
    }

    /** The median time; empty where there was no takeover. */
    public Optional<Duration> median() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get((all.size() - 1) / 2).time());
    }

    /** A takeover that is not over, or of which the logs were not read yet. */
    private static final class Open {

        private final Event killed;
        private final Map<TakeoverLog.Step, Instant> steps = new EnumMap<>(TakeoverLog.Step.class);
        private Optional<Instant> connected = Optional.empty();
        private Optional<Event> last = Optional.empty();
        private Optional<Event> first = Optional.empty();
        private OptionalDouble load = OptionalDouble.empty();

        Open(Event killed) {
            this.killed = killed;
        }

        void read(Event event) {
            if (event.instance().equals(first.orElseThrow().instance())) {
                event.step().ifPresent(step -> steps.putIfAbsent(step, event.time()));
            }
            if (load.isEmpty()) {
                load = event.load();
            }
        }

        Takeover closed() {
            Event next = first.orElseThrow();
            return new Takeover(
                    killed.instance(),
                    next.instance(),
                    last.orElseThrow().time(),
                    killed.time(),
                    steps,
                    connected,
                    next.time(),
                    load);
        }
    }
}
