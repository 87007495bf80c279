package io.github.activemqcluster.drill.history;

import io.github.activemqcluster.cluster.state.TakeoverLog;

/** What an event has besides its kind, its place and its message. */
public sealed interface Detail
        permits Fault,
                Detail.Nothing,
                Detail.Checksum,
                Detail.Transaction,
                Detail.Progress,
                Detail.Load,
                Detail.Remark {

    /** No detail. */
    enum Nothing implements Detail {
        NOTHING
    }

    /** The checksum of a message's text. */
    record Checksum(String value) implements Detail {}

    /** The name of a transaction, unique in the history. */
    record Transaction(String name) implements Detail {}

    /** A step of a takeover. */
    record Progress(TakeoverLog.Step step) implements Detail {}

    /** How many threads want a processor, on average of the last minute. */
    record Load(double threads) implements Detail {}

    /**
     * A text for people. Only the history file gets it: no judge can read it, so rewording it changes no verdict.
     */
    final class Remark implements Detail {

        static final Remark NONE = new Remark("");

        private final String text;

        private Remark(String text) {
            this.text = text;
        }

        public static Remark of(String text) {
            return new Remark(text);
        }

        /** What an exception says. */
        public static Remark of(Exception failure) {
            return new Remark(String.valueOf(failure.getMessage()));
        }

        String text() {
            return text;
        }
    }
}
