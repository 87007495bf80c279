package io.github.activemqcluster.distribution;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a cluster needs of an archive besides what every broker does: {@code console}, {@code jdbc},
 * {@code replicatedLevelDB}, {@code amqp}, {@code stomp}, {@code mqtt}, {@code ws}. The rest of the archive is left out of
 * a home: it is never loaded, and what is not there can neither be attacked nor has to be mended.
 *
 * @param whole whether nobody knows what is needed, as where a user's own XML makes beans of any class
 */
public record Parts(boolean whole, Set<String> names) {

    /** The part that no cluster is without. */
    private static final String EVERYWHERE = "broker";

    public Parts {
        names = Set.copyOf(names);
    }

    /** All that an archive has. */
    public static Parts all() {
        return new Parts(true, Set.of());
    }

    /** These, and nothing else. */
    public static Parts of(Set<String> names) {
        return new Parts(false, names);
    }

    boolean has(String name) {
        return whole || name.equals(EVERYWHERE) || names.contains(name);
    }

    /** Whether what was made for these serves the others as well. */
    boolean serve(Parts others) {
        return whole || (!others.whole && names.containsAll(others.names));
    }

    /** Sorted, by comma. */
    @Override
    public String toString() {
        return whole ? "all" : String.join(",", new TreeSet<>(names));
    }

    static Parts parse(String text) {
        return text.equals("all") ? all() : of(text.isEmpty() ? Set.of() : Set.of(text.split(",")));
    }
}
