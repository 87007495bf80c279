package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.drill.history.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proof that two brokers of a group were its master at once. One broker acknowledged a message; another broker
 * acknowledged a message that was sent after that; the first acknowledged one that was sent after that again. All this
 * took less time than a broker needs to stop being the master and to become it again. An acknowledgement that is seen
 * late proves nothing, so the time of sending counts.
 *
 * @param group its id
 * @param one the broker that was the master all the time
 * @param other the broker that was master too
 * @param id the message that the other broker acknowledged in that time
 */
public record TwoMasters(String group, String one, String other, String id) {

    /**
     * Even a broker with an empty store must stop its connectors, get the lock or be elected, and start its connectors.
     */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** The first proof of each group in a history. */
    public static List<TwoMasters> in(List<Event> history) {
        Map<String, Integer> sent = new HashMap<>();
        Map<String, Deque<Acknowledgement>> groups = new HashMap<>();
        Map<String, TwoMasters> found = new LinkedHashMap<>();
        for (int index = 0; index < history.size(); index++) {
            Event event = history.get(index);
            if (event.kind() == Event.Kind.SEND) {
                sent.put(event.message(), index);
            } else if (event.kind() == Event.Kind.ACKNOWLEDGED
                    && !event.instance().isEmpty()
                    && sent.containsKey(event.message())) {
                Deque<Acknowledgement> recent = groups.computeIfAbsent(event.group(), any -> new ArrayDeque<>());
                Acknowledgement last = new Acknowledgement(
                        event.instance(), event.message(), sent.get(event.message()), index, event.time());
                while (!recent.isEmpty() && recent.peek().time.plus(WINDOW).isBefore(last.time)) {
                    recent.remove();
                }
                proof(recent, last)
                        .ifPresent(middle -> found.putIfAbsent(
                                event.group(), new TwoMasters(event.group(), last.broker, middle.broker, middle.id)));
                recent.add(last);
            }
        }
        return List.copyOf(found.values());
    }

    /** An acknowledgement of another broker, between two acknowledgements of the last one's broker. */
    private static Optional<Acknowledgement> proof(Deque<Acknowledgement> recent, Acknowledgement last) {
        return recent.stream()
                .filter(middle -> !middle.broker.equals(last.broker) && middle.at < last.sent)
                .filter(middle ->
                        recent.stream().anyMatch(first -> first.broker.equals(last.broker) && first.at < middle.sent))
                .findFirst();
    }

    @Override
    public String toString() {
        return "group '" + group + "' had two masters at once: while " + one + " acknowledged messages, " + other
                + " did so too (" + id + ")";
    }

    /** @param sent the position in the history of the send, and {@code at} that of the acknowledgement */
    private record Acknowledgement(String broker, String id, int sent, int at, Instant time) {}
}
