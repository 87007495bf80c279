package io.github.activemqcluster.distribution;

import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of an archive that a cluster needs besides those of every broker: {@code console}, {@code jdbc}, {@code
 * replicatedLevelDB}, {@code amqp}, {@code stomp}, {@code mqtt}, {@code ws}. The rest of the archive is left out of a
 * home: nothing loads it, and a missing file can neither be attacked nor need a repair.
 *
 * @param whole whether the needed parts are unknown, as with a user's own XML that makes beans of any class
 */
public record Parts(boolean whole, Set<String> names) {

    /** The part that every cluster needs. */
    private static final String EVERYWHERE = "broker";

    public Parts {
        names = Set.copyOf(names);
    }

    /** All parts of an archive. */
    public static Parts all() {
        return new Parts(true, Set.of());
    }

    /** These parts, and no others. */
    public static Parts of(Set<String> names) {
        return new Parts(false, names);
    }

    boolean has(String name) {
        return whole || name.equals(EVERYWHERE) || names.contains(name);
    }

    /** Whether a home for these parts also serves the other parts. */
    boolean serve(Parts others) {
        return whole || (!others.whole && names.containsAll(others.names));
    }

    /** The parts, sorted and separated by commas. */
    @Override
    public String toString() {
        return whole ? "all" : String.join(",", new TreeSet<>(names));
    }

    static Parts parse(String text) {
        return text.equals("all") ? all() : of(text.isEmpty() ? Set.of() : Set.of(text.split(",")));
    }
}
