package io.github.activemqcluster.problem;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One mistake in a topology, in the words that the user reads.
 *
 * @param level how it is treated, never {@link Level#OFF} once it is shown
 * @param rule the id of the rule that was broken, as in the catalogue
 * @param where the path of the element at fault, for example {@code topology.groups[0].brokers[2].ports.openwire}
 * @param what the fact, one sentence without its full stop
 * @param mend the advice to the user, one or more whole sentences
 * @param at the location of the element at fault, or of its nearest known parent; absent if unknown
 */
public record Problem(Level level, String rule, Place where, String what, String mend, Optional<Location> at) {

    public Problem {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(mend, "mend");
        Objects.requireNonNull(at, "at");
    }

    /** A problem without a known location. */
    public Problem(Level level, String rule, Place where, String what, String mend) {
        this(level, rule, where, what, mend, Optional.empty());
    }

    public Problem withLevel(Level other) {
        return new Problem(other, rule, where, what, mend, at);
    }

    public Problem withLocation(Location location) {
        return new Problem(level, rule, where, what, mend, Optional.of(location));
    }

    /**
     * The problem in the form of a compiler's message, without its level, since Maven's log prints the level: {@code
     * pom.xml:57:13: [ports-unique] topology.groups[0]…: …. Give one of them another port.}
     *
     * @param folder the folder to which a file below it is relative
     */
    public String message(Path folder) {
        return at.map(location -> location.from(folder) + ": ").orElse("") + message();
    }

    /** The problem without its level and location. */
    public String message() {
        return "[" + rule + "] " + where + ": " + what + ". " + mend;
    }

    /**
     * The problem as one line, for example {@code ERROR [ports-unique] topology.groups[0]…: …. Give one of them another
     * port.}
     */
    @Override
    public String toString() {
        return level + " " + message();
    }
}
