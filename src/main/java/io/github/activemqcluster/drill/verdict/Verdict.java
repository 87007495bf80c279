package io.github.activemqcluster.drill.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a history says about the messages of one queue, one subscription, or one kind of requests.
 *
 * @param sent how many a client tried to send
 * @param acknowledged how many of them the client may hold for stored; of requests, how many were answered
 * @param received how many different ones arrived; of requests, how many answers
 * @param failed how many sends failed, or how many requests had an error instead of an answer
 * @param lost ids: acknowledged, the queue was drained, and never received
 * @param unexpected in words: what arrived or was acknowledged although it was never sent, or not as it was sent
 * @param torn in words: of which transactions some messages are there, and others are not
 * @param silent ids: requests that were followed by no answer and no error
 * @param undecided ids: acknowledged and not received, but the queue was not drained since
 * @param unreached ids: did not arrive where they were waited for
 * @param recovered how many arrived whose send had failed or never ended
 * @param duplicated how many arrived more than once
 * @param doubted how many were taken by a transaction of which its client does not know whether it was committed, and never came
 *     again: it was
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

    /** Judges a queue by a history, which may contain other queues as well. Nothing in it is taken for granted. */
    public static Verdict of(List<Event> history, String queue) {
        Reading reading = new Reading();
        history.stream().filter(event -> event.queue().equals(queue)).forEach(reading::read);
        return reading.verdict();
    }

    /** Whether nothing is wrong. What was recovered or duplicated is not: an application has to expect that. */
    public boolean isGood() {
        return lost.isEmpty()
                && unexpected.isEmpty()
                && torn.isEmpty()
                && silent.isEmpty()
                && undecided.isEmpty()
                && unreached.isEmpty();
    }

    /** A history as far as it was read. */
    private static final class Reading {

        private final Map<String, Message> messages = new LinkedHashMap<>();
        private final Map<String, List<Message>> sentTogether = new LinkedHashMap<>();
        private final Map<String, List<Doubt>> takenTogether = new LinkedHashMap<>();
        private final List<String> unexpected = new ArrayList<>();
        private final Set<String> unreached = new HashSet<>();
        private int failed;
        private boolean everDrained;

        void read(Event event) {
            Message message = messages.get(event.id());
            switch (event.kind()) {
                case SEND, REQUEST -> {
                    Message first = new Message(event.id(), event.detail(), event.kind() == Event.Kind.REQUEST);
                    if (messages.putIfAbsent(event.id(), first) != null) {
                        unexpected.add(event.id() + " sent twice");
                    }
                }
                case BATCH -> {
                    if (message != null) {
                        together(sentTogether, event).add(message);
                    }
                }
                case ACKNOWLEDGED, RETURNED -> {
                    if (message == null) {
                        unexpected.add(event.id() + " acknowledged, never sent");
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
                        unexpected.add(event.id() + " received, never sent");
                    }
                }
                case UNREACHED -> unreached.add(event.id());
                case DRAINED -> {
                    everDrained = true;
                    messages.values().forEach(each -> each.drained = true);
                }
                case EXCEPTION, CONNECTED, FAULT, STEP, LOAD, WHOLE -> {
                    // Says nothing about a message.
                }
            }
        }

        private static <T> List<T> together(Map<String, List<T>> transactions, Event event) {
            return transactions.computeIfAbsent(event.detail(), any -> new ArrayList<>());
        }

        /** Whether it is one that was sent, and as it was sent. */
        private boolean arrives(Event event, Message message, String how) {
            if (message == null) {
                unexpected.add(event.id() + " " + how + ", never sent");
                return false;
            }
            if (!message.checksum.equals(event.detail())) {
                unexpected.add(event.id() + " altered");
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

        /** Of a transaction that was acknowledged, what is missing is lost; that is said of each message. */
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

    /** @param appearances how often the message had come by then, that time included */
    private record Doubt(Message message, int appearances) {

        boolean cameAgain() {
            return message.appearances() > appearances;
        }
    }
}
