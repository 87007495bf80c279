package io.github.activemqcluster.problem;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One mistake in a topology, in the words the user reads.
 *
 * @param level how it is treated, never {@link Level#OFF} once it is shown
 * @param rule the id of the rule that was broken, as in the catalogue
 * @param where the path of the element at fault, for example {@code topology.groups[0].brokers[2].ports.openwire}
 * @param what the fact, one sentence without its full stop
 * @param mend what the user can do about it, one or more whole sentences
 * @param at where the element at fault is written, or the nearest around it; absent where that is not known
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

    /** A problem of which is not known where it is written. */
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
     * The problem as a compiler would tell it, without its level, since Maven's log prints that itself: {@code
     * pom.xml:57:13: [ports-unique] topology.groups[0]…: …. Give one of them another port.}
     *
     * @param folder what the file's name is relative to, where the file lies below it
     */
    public String message(Path folder) {
        return at.map(location -> location.from(folder) + ": ").orElse("") + message();
    }

    /** The problem without its level and location. */
    public String message() {
        return "[" + rule + "] " + where + ": " + what + ". " + mend;
    }

    /** The problem as one line, for example {@code ERROR [ports-unique] topology.groups[0]…: …. Give one of them another port.} */
    @Override
    public String toString() {
        return level + " " + message();
    }
}
