package io.github.activemqcluster.drill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a history says about the messages of one queue.
 *
 * @param sent how many a client tried to send
 * @param acknowledged how many of them the broker acknowledged
 * @param received how many different ones arrived
 * @param failed how many sends failed
 * @param lost ids: acknowledged, the queue was drained, and never received
 * @param unexpected in words: what arrived or was acknowledged although it was never sent, or not as it was sent
 * @param undecided ids: acknowledged and not received, but the queue was not drained since
 * @param unreached ids: did not arrive where they were waited for
 * @param recovered how many arrived whose send had failed or never ended
 * @param duplicated how many arrived more than once
 */
public record Verdict(
        int sent,
        int acknowledged,
        int received,
        int failed,
        List<String> lost,
        List<String> unexpected,
        List<String> undecided,
        List<String> unreached,
        int recovered,
        int duplicated) {

    public Verdict {
        lost = List.copyOf(lost);
        unexpected = List.copyOf(unexpected);
        undecided = List.copyOf(undecided);
        unreached = List.copyOf(unreached);
    }

    /** Judges a queue by a history, which may contain other queues as well. Nothing in it is taken for granted. */
    public static Verdict of(List<Event> history, String queue) {
        Map<String, Message> messages = new LinkedHashMap<>();
        List<String> unexpected = new ArrayList<>();
        Set<String> unreached = new HashSet<>();
        Set<String> afterDrain = new HashSet<>();
        int failed = 0;
        boolean drained = false;
        for (Event event : history) {
            if (!event.queue().equals(queue)) {
                continue;
            }
            Message message = messages.get(event.id());
            switch (event.kind()) {
                case SEND -> {
                    if (messages.putIfAbsent(event.id(), new Message(event.detail())) != null) {
                        unexpected.add(event.id() + " sent twice");
                    }
                }
                case ACKNOWLEDGED -> {
                    if (message == null) {
                        unexpected.add(event.id() + " acknowledged, never sent");
                    } else {
                        message.acknowledged = true;
                        if (drained) {
                            afterDrain.add(event.id());
                        }
                    }
                }
                case FAILED -> failed++;
                case RECEIVED, REDELIVERED -> {
                    if (message == null) {
                        unexpected.add(event.id() + " received, never sent");
                    } else if (!message.checksum.equals(event.detail())) {
                        unexpected.add(event.id() + " altered");
                    } else {
                        message.receipts++;
                    }
                }
                case UNREACHED -> unreached.add(event.id());
                case DRAINED -> {
                    drained = true;
                    afterDrain.clear();
                }
                case ABANDONED, FAULT, WHOLE -> {
                    // Says nothing about a message.
                }
            }
        }
        boolean everDrained = drained;
        List<String> missing = ids(messages, message -> message.acknowledged && message.receipts == 0);
        return new Verdict(
                messages.size(),
                ids(messages, message -> message.acknowledged).size(),
                ids(messages, message -> message.receipts > 0).size(),
                failed,
                missing.stream()
                        .filter(id -> everDrained && !afterDrain.contains(id))
                        .toList(),
                unexpected,
                missing.stream()
                        .filter(id -> !everDrained || afterDrain.contains(id))
                        .toList(),
                unreached.stream().sorted().toList(),
                ids(messages, message -> !message.acknowledged && message.receipts > 0)
                        .size(),
                ids(messages, message -> message.receipts > 1).size());
    }

    /** Whether nothing is wrong. What was recovered or duplicated is not: an application has to expect that. */
    public boolean isGood() {
        return lost.isEmpty() && unexpected.isEmpty() && undecided.isEmpty() && unreached.isEmpty();
    }

    private static List<String> ids(Map<String, Message> messages, java.util.function.Predicate<Message> condition) {
        return messages.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private static final class Message {
        private final String checksum;
        private boolean acknowledged;
        private int receipts;

        Message(String checksum) {
            this.checksum = checksum;
        }
    }
}
