package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.topology.PortKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the state that all binders share while they bind one topology. */
public record Binding(Settings settings, StrictReader reader, Problems problems) {

    static final String VOCABULARY = StrictReader.RULE;
    static final String LOCAL_IS_LOCAL = "local-is-local";
    static final String WHOLE_GROUP = "client-lists-whole-group";

    boolean isLocal() {
        return settings.placement() == Placement.LOCAL;
    }

    /** Whether the user gave the word there, and the reader left it out because it is wrong. */
    boolean isLeftOut(Place where, String word) {
        return reader.isLeftOut(where.child(word));
    }

    /**
     * The ports that an instance opens. Under {@code placement=local} every port is planned, even if the user gave one.
     */
    Opening opening(String id, Place where, String address, Set<PortKind> kinds, Map<PortKind, Integer> given) {
        var kept = new EnumMap<PortKind, Integer>(PortKind.class);
        if (!isLocal()) {
            kept.putAll(given);
            kept.keySet().retainAll(kinds);
        }
        return new Opening(id, where, address, kinds, kept);
    }

    /** A list; empty where the user gave none. */
    public static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** The names in a text, separated by commas. */
    static List<String> names(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    static <T> T orElse(T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /**
     * A directory that the user gave. Under {@code placement=local} empty where a production cluster may use it: for an
     * absolute path, and for a path that leads out of the output directory. The check knows the paths of Windows and of
     * Unix on every system.
     */
    Optional<String> directory(String given) {
        if (given != null && isLocal() && leadsOutside(given)) {
            return Optional.empty();
        }
        return Optional.ofNullable(given);
    }

    private static boolean leadsOutside(String directory) {
        String path = directory.replace('\\', '/');
        return path.startsWith("/")
                || path.startsWith("~")
                || path.matches("(?s)[A-Za-z]:.*")
                || List.of(path.split("/", -1)).contains("..");
    }
}
