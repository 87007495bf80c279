package io.github.activemqcluster.drill;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that a client saw, or that was done to an instance.
 *
 * @param time when, by this machine's clock
 * @param group the id of the group that it is about, or of the ensemble
 * @param queue of a message; empty for a fault
 * @param id of a message; empty where there is none
 * @param broker the instance that was spoken to, as far as it is known, or that has the fault; else empty
 * @param detail of a message that was sent or received the checksum of its text; of a fault, which one; else what went wrong
 */
public record Event(Instant time, Kind kind, String group, String queue, String id, String broker, String detail) {

    /** What can happen. */
    public enum Kind {
        /** A client is about to send a message. */
        SEND,
        /** The broker has acknowledged it. */
        ACKNOWLEDGED,
        /** It has not, so it may have the message or not. */
        FAILED,
        /** The client was told to end, and went away before there was an answer. */
        ABANDONED,
        /** A client got a message. */
        RECEIVED,
        /** The same, and the broker says that it may have been delivered before. */
        REDELIVERED,
        /** A message that was acknowledged did not arrive where it was waited for. */
        UNREACHED,
        /** All that the queue has was consumed: what is not here by now never comes. */
        DRAINED,
        /** Something is done to an instance: {@code kill}, {@code stop}, {@code pause}, {@code resume}, {@code cut}, {@code heal}; or it ended by itself. */
        FAULT,
        /** All instances have their roles again. */
        WHOLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isReceipt() {
        return kind == Kind.RECEIVED || kind == Kind.REDELIVERED;
    }

    /** Its line in the history file: columns with tabs between them, in the order of the components. */
    String line() {
        return String.join(
                "\t", time.toString(), kind.word(), group, queue, id, broker, detail.replaceAll("[\\t\\r\\n]+", " "));
    }
}
