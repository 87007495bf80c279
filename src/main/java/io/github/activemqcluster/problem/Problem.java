package io.github.activemqcluster.problem;

import io.github.activemqcluster.place.Place;
import java.util.Objects;

/**
 * One mistake in a topology, in the words the user reads.
 *
 * @param level how it is treated, never {@link Level#OFF} once it is shown
 * @param rule the id of the rule that was broken, as in the catalogue
 * @param where the path of the element at fault, for example {@code topology.groups[0].brokers[2].ports.openwire}
 * @param what the fact, one sentence without its full stop
 * @param mend what the user can do about it, one or more whole sentences
 */
public record Problem(Level level, String rule, Place where, String what, String mend) {

    public Problem {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(mend, "mend");
    }

    public Problem withLevel(Level other) {
        return new Problem(other, rule, where, what, mend);
    }

    /** The problem without its level, since Maven's log prints that itself. */
    public String message() {
        return "[" + rule + "] " + where + ": " + what + ". " + mend;
    }

    /** The problem as one line, for example {@code ERROR [ports-unique] topology.groups[0]…: …. Give one of them another port.} */
    @Override
    public String toString() {
        return level + " " + message();
    }
}
