package io.github.activemqcluster.drill.verdict;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that a client saw, or that was done to an instance.
 *
 * @param time when, by this machine's clock
 * @param group the id of the group that it is about, or of the ensemble
 * @param queue of a message, or the name of the topic or subscription; empty for a fault
 * @param id of a message; empty where there is none
 * @param broker the instance that was spoken to, as far as it is known, or that has the fault; else empty
 * @param detail of a message that was sent or received the checksum of its text; of a fault, which one; else what went wrong
 */
public record Event(Instant time, Kind kind, String group, String queue, String id, String broker, String detail) {

    /** What can happen. */
    public enum Kind {
        /** A client is about to send a message. */
        SEND,
        /** A message belongs to a transaction, whose name is the detail: all of it is there in the end, or none of it. */
        BATCH,
        /** The broker has acknowledged it. */
        ACKNOWLEDGED,
        /**
         * The client's send has returned, as its settings have it, before the broker has acknowledged anything. To the client that
         * is no less of a promise.
         */
        RETURNED,
        /** It has not, so it may have the message or not. */
        FAILED,
        /** The client was told to end, and went away before there was an answer. */
        ABANDONED,
        /** The client's exception listener was told of a failure, but not of which message. */
        EXCEPTION,
        /** A client is about to send a message that it wants an answer to. */
        REQUEST,
        /** It has got the answer; the detail is the checksum of its text. */
        ANSWER,
        /** It has got an error, or has waited for as long as it wanted to. */
        NO_ANSWER,
        /** A client got a message. */
        RECEIVED,
        /** The same, and the broker says that it may have been delivered before. */
        REDELIVERED,
        /**
         * A client got a message in a transaction, whose name is the detail, and does not know whether it was committed. None of it
         * comes again, or all of it.
         */
        DOUBTED,
        /** A message that was acknowledged did not arrive where it was waited for. */
        UNREACHED,
        /** All that the queue has was consumed: what is not here by now never comes. */
        DRAINED,
        /** A client's connection, which was lost, leads to a broker again. */
        CONNECTED,
        /** Something is done to an instance: {@code kill}, {@code stop}, {@code pause}, {@code resume}, {@code cut}, {@code heal}; or it ended by itself. */
        FAULT,
        /** A broker says in its log how far it is with taking over; the detail is the step's name, the time that of its log. */
        STEP,
        /** How many threads want a processor, on average of the last minute. */
        LOAD,
        /** All instances have their roles again. */
        WHOLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isReceipt() {
        return kind == Kind.RECEIVED || kind == Kind.REDELIVERED;
    }

    /** Whether the client may hold the message for stored. */
    public boolean isPromise() {
        return kind == Kind.ACKNOWLEDGED || kind == Kind.RETURNED;
    }

    /** Its line in the history file: columns with tabs between them, in the order of the components. */
    public String line() {
        return String.join(
                "\t", time.toString(), kind.word(), group, queue, id, broker, detail.replaceAll("[\\t\\r\\n]+", " "));
    }
}
