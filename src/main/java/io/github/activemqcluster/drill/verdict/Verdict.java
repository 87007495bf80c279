package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.drill.history.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a history proves about the messages of one queue or subscription, or about its requests.
 *
 * @param sent how many messages a client tried to send
 * @param acknowledged how many messages the client may take for stored; of requests, how many were answered
 * @param received how many different messages arrived; of requests, how many answers
 * @param failed how many sends failed, or how many requests had an error instead of an answer
 * @param lost ids of messages that were acknowledged and not received, although the queue was drained
 * @param unexpected in words: messages that were never sent, or that arrived altered
 * @param torn in words: transactions that arrived in part
 * @param silent ids of requests without an answer and without an error
 * @param undecided ids of messages that were acknowledged and not received, and whose queue was not drained
 * @param unreached ids of messages that did not arrive where they were waited for
 * @param recovered how many messages arrived although their sends had failed or never ended
 * @param duplicated how many messages arrived more than once
 * @param doubted how many messages were received in a transaction with an unknown end and did not come again, so that
 *     it was committed
 */
public record Verdict(
        int sent,
        int acknowledged,
        int received,
        int failed,
        List<String> lost,
        List<String> unexpected,
        List<String> torn,
        List<String> silent,
        List<String> undecided,
        List<String> unreached,
        int recovered,
        int duplicated,
        int doubted) {

    public Verdict {
        lost = List.copyOf(lost);
        unexpected = List.copyOf(unexpected);
        torn = List.copyOf(torn);
        silent = List.copyOf(silent);
        undecided = List.copyOf(undecided);
        unreached = List.copyOf(unreached);
    }

    /** Judges one queue. The history may contain others. */
    public static Verdict of(List<Event> history, String queue) {
        Reading reading = new Reading();
        history.stream().filter(event -> event.queue().equals(queue)).forEach(reading::read);
        return reading.verdict();
    }

    /** Whether nothing is wrong. Recovered and duplicated messages are not wrong: an application must expect them. */
    public boolean isGood() {
        return lost.isEmpty()
                && unexpected.isEmpty()
                && torn.isEmpty()
                && silent.isEmpty()
                && undecided.isEmpty()
                && unreached.isEmpty();
    }

    /** The history as far as it was read. */
    private static final class Reading {

        private final Map<String, Message> messages = new LinkedHashMap<>();
        private final Map<String, List<Message>> sentTogether = new LinkedHashMap<>();
        private final Map<String, List<Doubt>> takenTogether = new LinkedHashMap<>();
        private final List<String> unexpected = new ArrayList<>();
        private final Set<String> unreached = new HashSet<>();
        private int failed;
        private boolean everDrained;

        void read(Event event) {
            Message message = messages.get(event.message());
            switch (event.kind()) {
                case SEND, REQUEST -> {
                    Message first = new Message(event.message(), event.checksum(), event.kind() == Event.Kind.REQUEST);
                    if (messages.putIfAbsent(event.message(), first) != null) {
                        unexpected.add(event.message() + " sent twice");
                    }
                }
                case BATCH -> {
                    if (message != null) {
                        together(sentTogether, event).add(message);
                    }
                }
                case ACKNOWLEDGED, RETURNED -> {
                    if (message == null) {
                        unexpected.add(event.message() + " acknowledged, never sent");
                    } else {
                        message.acknowledged = true;
                        message.drained = false;
                    }
                }
                case ANSWER -> {
                    if (arrives(event, message, "answered")) {
                        message.acknowledged = true;
                        message.receipts++;
                    }
                }
                case FAILED -> failed++;
                case NO_ANSWER -> {
                    failed++;
                    end(message);
                }
                case ABANDONED -> end(message);
                case RECEIVED, REDELIVERED -> {
                    if (arrives(event, message, "received")) {
                        message.receipts++;
                    }
                }
                case DOUBTED -> {
                    if (message != null) {
                        message.doubts++;
                        together(takenTogether, event).add(new Doubt(message, message.appearances()));
                    } else {
                        unexpected.add(event.message() + " received, never sent");
                    }
                }
                case UNREACHED -> unreached.add(event.message());
                case DRAINED -> {
                    everDrained = true;
                    messages.values().forEach(each -> each.drained = true);
                }
                case EXCEPTION, CONNECTED, FAULT, STEP, LOAD, WHOLE -> {
                    // These events say nothing about a message.
                }
            }
        }

        private static <T> List<T> together(Map<String, List<T>> transactions, Event event) {
            return transactions.computeIfAbsent(event.transaction(), any -> new ArrayList<>());
        }

        /** Whether the message was sent, and arrives as it was sent. */
        private boolean arrives(Event event, Message message, String how) {
            if (message == null) {
                unexpected.add(event.message() + " " + how + ", never sent");
                return false;
            }
            if (!message.checksum.equals(event.checksum())) {
                unexpected.add(event.message() + " altered");
                return false;
            }
            return true;
        }

        private static void end(Message message) {
            if (message != null) {
                message.ended = true;
            }
        }

        Verdict verdict() {
            return new Verdict(
                    messages.size(),
                    ids(message -> message.acknowledged).size(),
                    ids(message -> message.receipts > 0).size(),
                    failed,
                    ids(message -> message.isMissing() && message.drained),
                    unexpected,
                    torn(),
                    ids(message -> message.isRequest && !message.acknowledged && !message.ended),
                    ids(message -> message.isMissing() && !message.drained),
                    unreached.stream().sorted().toList(),
                    ids(message -> !message.acknowledged && message.appearances() > 0)
                            .size(),
                    ids(message -> message.receipts > 1).size(),
                    ids(message -> message.receipts == 0 && message.doubts > 0).size());
        }

        /** Transactions without an acknowledgement. A missing message of an acknowledged transaction is lost. */
        private List<String> torn() {
            List<String> torn = new ArrayList<>();
            if (everDrained) {
                sentTogether.forEach((name, batch) -> {
                    long there = batch.stream()
                            .filter(message -> message.appearances() > 0)
                            .count();
                    boolean open = batch.stream().noneMatch(message -> message.acknowledged);
                    if (open && there > 0 && there < batch.size()) {
                        torn.add(name + ": " + there + " of " + batch.size() + " sent");
                    }
                });
                takenTogether.forEach((name, batch) -> {
                    long again = batch.stream().filter(Doubt::cameAgain).count();
                    if (again > 0 && again < batch.size()) {
                        torn.add(name + ": " + (batch.size() - again) + " of " + batch.size() + " taken");
                    }
                });
            }
            return torn;
        }

        private List<String> ids(Predicate<Message> condition) {
            return messages.values().stream()
                    .filter(condition)
                    .map(message -> message.id)
                    .toList();
        }
    }

    private static final class Message {
        private final String id;
        private final String checksum;
        private final boolean isRequest;
        private boolean acknowledged;
        private boolean ended;
        private boolean drained;
        private int receipts;
        private int doubts;

        Message(String id, String checksum, boolean isRequest) {
            this.id = id;
            this.checksum = checksum;
            this.isRequest = isRequest;
        }

        boolean isMissing() {
            return acknowledged && appearances() == 0;
        }

        int appearances() {
            return receipts + doubts;
        }
    }

    /** @param appearances how often the message had come by then, this time included */
    private record Doubt(Message message, int appearances) {

        boolean cameAgain() {
            return message.appearances() > appearances;
        }
    }
}
