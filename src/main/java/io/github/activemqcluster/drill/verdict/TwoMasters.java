package io.github.activemqcluster.drill.verdict;

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
 * The proof that two brokers of a group were its master at once: one of them acknowledged a message, then another broker one that
 * was sent after that, and then the first again one that was sent after that, all in less time than it takes a broker to stop
 * being the master and to become it again. A message whose acknowledgement may only have been seen late proves nothing; going
 * by when it was sent, none is taken for one.
 *
 * @param group its id
 * @param one a broker that was the master all the while
 * @param other the one that was it as well
 * @param id of the message that the other acknowledged meanwhile
 */
public record TwoMasters(String group, String one, String other, String id) {

    /** Even a broker that has nothing to read has to stop its connectors, get the lock or be elected, and start them. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** The first proof for each group in a history. */
    public static List<TwoMasters> in(List<Event> history) {
        Map<String, Integer> sent = new HashMap<>();
        Map<String, Deque<Acknowledgement>> groups = new HashMap<>();
        Map<String, TwoMasters> found = new LinkedHashMap<>();
        for (int index = 0; index < history.size(); index++) {
            Event event = history.get(index);
            if (event.kind() == Event.Kind.SEND) {
                sent.put(event.id(), index);
            } else if (event.kind() == Event.Kind.ACKNOWLEDGED
                    && !event.broker().isEmpty()
                    && sent.containsKey(event.id())) {
                Deque<Acknowledgement> recent = groups.computeIfAbsent(event.group(), any -> new ArrayDeque<>());
                Acknowledgement last =
                        new Acknowledgement(event.broker(), event.id(), sent.get(event.id()), index, event.time());
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

    /** What another broker acknowledged between two messages of the broker that has acknowledged the last. */
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

    /** @param sent where in the history it was sent, and {@code at} where it was acknowledged */
    private record Acknowledgement(String broker, String id, int sent, int at, Instant time) {}
}
