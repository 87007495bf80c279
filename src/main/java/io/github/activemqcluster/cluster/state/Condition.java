package io.github.activemqcluster.cluster.state;

import java.util.List;
import java.util.Locale;

/**
 * The condition of a cluster.
 *
 * @param problems what is wrong, each in a few words
 */
public record Condition(Kind kind, List<String> problems) {

    /** The condition in one word. */
    public enum Kind {
        /** Every instance has its role, every group one master, every declared bridge is up, no store is full. */
        WHOLE(0),
        /** Some instances run, and something is wrong. */
        DEGRADED(1),
        /** No instance runs. */
        STOPPED(3);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** The exit status of {@code bin/status}. */
        public int exitStatus() {
            return exitStatus;
        }

        /** The word for it in messages and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Condition {
        problems = List.copyOf(problems);
    }

    /** The condition in one line, which is the last line of {@code bin/status}. */
    public String line(String cluster, int instances) {
        return cluster + ": " + kind.word() + ": "
                + switch (kind) {
                    case WHOLE -> "all " + instances + " instances run, and each is what it should be";
                    case DEGRADED -> String.join("; ", problems);
                    case STOPPED -> "none of " + instances + " instances runs";
                };
    }
}
