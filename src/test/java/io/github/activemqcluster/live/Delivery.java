package io.github.activemqcluster.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the sent messages with those that came back.
 *
 * @param acknowledged messages that the broker has confirmed, so that they must come back
 * @param unconfirmed messages that were sent without a confirmation, so that they may come back
 * @param received all messages that came back, in order
 */
record Delivery(List<Payload> acknowledged, List<Payload> unconfirmed, List<Payload> received) {

    Delivery {
        acknowledged = List.copyOf(acknowledged);
        unconfirmed = List.copyOf(unconfirmed);
        received = List.copyOf(received);
    }

    /** The ids of messages that were acknowledged and did not come back as they were sent. */
    Set<String> lost() {
        Set<Payload> back = new HashSet<>(received);
        return acknowledged.stream()
                .filter(payload -> !back.contains(payload))
                .map(Payload::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The ids of messages that came back with another body. */
    Set<String> altered() {
        Map<String, Payload> sent = sentById();
        return received.stream()
                .filter(payload -> sent.containsKey(payload.id())
                        && !sent.get(payload.id()).equals(payload))
                .map(Payload::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The ids of messages that no test sent. */
    Set<String> unexpected() {
        Map<String, Payload> sent = sentById();
        return received.stream()
                .map(Payload::id)
                .filter(id -> !sent.containsKey(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The ids of messages that came back more than once. */
    Set<String> duplicated() {
        Set<String> seen = new HashSet<>();
        return received.stream()
                .map(Payload::id)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Demands that every acknowledged message came back exactly as it was sent, and nothing else. Duplicates are allowed,
     * since JMS allows a redelivery after a failure, and are in the summary.
     *
     * @throws AssertionError that names the lost, altered or unexpected messages
     */
    void assertExact() {
        if (acknowledged.isEmpty()) {
            throw new AssertionError("nothing was acknowledged, so this proves nothing");
        }
        if (!lost().isEmpty() || !altered().isEmpty() || !unexpected().isEmpty()) {
            throw new AssertionError(
                    summary() + "; lost " + lost() + ", altered " + altered() + ", unexpected " + unexpected());
        }
    }

    /** One line of figures. */
    String summary() {
        return "%d sent and acknowledged, %d unconfirmed, %d received: %d lost, %d altered, %d unexpected, %d duplicated"
                .formatted(
                        acknowledged.size(),
                        unconfirmed.size(),
                        received.size(),
                        lost().size(),
                        altered().size(),
                        unexpected().size(),
                        duplicated().size());
    }

    private Map<String, Payload> sentById() {
        Map<String, Payload> sent = new HashMap<>();
        acknowledged.forEach(payload -> sent.put(payload.id(), payload));
        unconfirmed.forEach(payload -> sent.put(payload.id(), payload));
        return sent;
    }
}
