package io.github.activemqcluster.cluster.state;

import java.util.List;
import java.util.Locale;

/**
 * Whether a cluster does what it is there for.
 *
 * @param problems what it lacks, each in a few words
 */
public record Condition(Kind kind, List<String> problems) {

    /** In general. */
    public enum Kind {
        /** Every instance is what it should be, every group has one master, every declared bridge is up, no store is full. */
        WHOLE(0),
        /** Something of that is not so. */
        DEGRADED(1),
        /** No instance runs. */
        STOPPED(3);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** What {@code bin/status} ends with. */
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

    /** The same in one line, which ends the answer of {@code bin/status} too. */
    public String line(String cluster, int instances) {
        return cluster + ": " + kind.word() + ": "
                + switch (kind) {
                    case WHOLE -> "all " + instances + " instances run, and each is what it should be";
                    case DEGRADED -> String.join("; ", problems);
                    case STOPPED -> "none of " + instances + " instances runs";
                };
    }
}
