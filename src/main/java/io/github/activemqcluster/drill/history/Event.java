package io.github.activemqcluster.drill.history;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of a drill's history: what a client saw, or what happened to an instance.
 *
 * @param time when, by this machine's clock
 * @param group the id of the group or ensemble; empty where the event is about none
 * @param queue the queue, topic or subscription of a message; empty for a fault
 * @param message the id of a message; empty where there is none
 * @param instance the broker that the client was connected to, if known, or the instance that has the fault; else empty
 * @param detail of the type that the kind demands
 */
public record Event(
        Instant time, Kind kind, String group, String queue, String message, String instance, Detail detail) {

    public Event {
        if (!kind.detail.isInstance(detail)) {
            throw new IllegalArgumentException(
                    "the event " + kind.word() + " needs a " + kind.detail.getSimpleName() + ", not " + detail);
        }
    }

    /** What can happen. */
    public enum Kind {
        /** A client is about to send a message. */
        SEND(Detail.Checksum.class),
        /** A message belongs to a transaction. In the end the queue has all messages of it, or none. */
        BATCH(Detail.Transaction.class),
        /** The broker has acknowledged the message. */
        ACKNOWLEDGED(Detail.Nothing.class),
        /**
         * An asynchronous send has returned before the broker has acknowledged it. The client takes that for a promise
         * too.
         */
        RETURNED(Detail.Nothing.class),
        /** The send has failed: the broker may have the message or not. */
        FAILED(Detail.Remark.class),
        /** The drill ended the client before there was an answer. */
        ABANDONED(Detail.Remark.class),
        /** The client's exception listener was told of a failure, but not of which message. */
        EXCEPTION(Detail.Remark.class),
        /** A client is about to send a request. */
        REQUEST(Detail.Checksum.class),
        /** The client has got the answer to its request. */
        ANSWER(Detail.Checksum.class),
        /** The client has got an error, or has waited for the answer as long as it wanted to. */
        NO_ANSWER(Detail.Remark.class),
        /** A client has received a message. */
        RECEIVED(Detail.Checksum.class),
        /** A client has received a message that the broker calls redelivered. */
        REDELIVERED(Detail.Checksum.class),
        /** A client has received a message in a transaction and does not know whether it was committed. */
        DOUBTED(Detail.Transaction.class),
        /** An acknowledged message did not arrive in time in the group where it was waited for. */
        UNREACHED(Detail.Nothing.class),
        /** The queue was emptied: a message that is missing now never comes. */
        DRAINED(Detail.Nothing.class),
        /** A client's connection that was lost leads to a broker again. */
        CONNECTED(Detail.Nothing.class),
        /** An instance has a fault, or recovers from one. */
        FAULT(Fault.class),
        /** A broker says in its log how far its takeover is; the time is that of its log. */
        STEP(Detail.Progress.class),
        /** How busy this machine is. */
        LOAD(Detail.Load.class),
        /** All instances have their roles, and all bridges are up. */
        WHOLE(Detail.Nothing.class);

        private final Class<? extends Detail> detail;

        Kind(Class<? extends Detail> detail) {
            this.detail = detail;
        }

        /** The word for it in the history file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a client has received the message. */
    public boolean isReceipt() {
        return kind == Kind.RECEIVED || kind == Kind.REDELIVERED;
    }

    /** Whether the client may take the message for stored. */
    public boolean isPromise() {
        return kind == Kind.ACKNOWLEDGED || kind == Kind.RETURNED;
    }

    /** The checksum of a message's text; empty where the kind has none. */
    public String checksum() {
        return detail instanceof Detail.Checksum checksum ? checksum.value() : "";
    }

    /** The name of the transaction; empty where the kind has none. */
    public String transaction() {
        return detail instanceof Detail.Transaction transaction ? transaction.name() : "";
    }

    public Optional<Fault> fault() {
        return detail instanceof Fault fault ? Optional.of(fault) : Optional.empty();
    }

    /** Whether an instance has a fault of that kind now. */
    public boolean is(Fault.Kind fault) {
        return fault().filter(own -> own.kind() == fault).isPresent();
    }

    /** How far a takeover is. */
    public Optional<TakeoverLog.Step> step() {
        return detail instanceof Detail.Progress progress ? Optional.of(progress.step()) : Optional.empty();
    }

    /** How many threads want a processor, on average of the last minute. */
    public OptionalDouble load() {
        return detail instanceof Detail.Load load ? OptionalDouble.of(load.threads()) : OptionalDouble.empty();
    }

    /** For people only, so it stays in this package. */
    String remark() {
        if (detail instanceof Fault fault) {
            return fault.remark().text();
        }
        return detail instanceof Detail.Remark remark ? remark.text() : "";
    }
}
