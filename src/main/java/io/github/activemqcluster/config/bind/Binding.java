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

/** What the binders of the parts share while one topology is bound. */
public record Binding(Settings settings, StrictReader reader, Problems problems) {

    static final String VOCABULARY = StrictReader.RULE;
    static final String LOCAL_IS_LOCAL = "local-is-local";
    static final String WHOLE_GROUP = "client-lists-whole-group";

    boolean isLocal() {
        return settings.placement() == Placement.LOCAL;
    }

    /** Whether a word was given there, but is left out because it is wrong. */
    boolean isLeftOut(Place where, String word) {
        return reader.isLeftOut(where.child(word));
    }

    /** What an instance opens; under {@code placement=local} every port is planned, whether one was given or not. */
    Opening opening(String id, Place where, String address, Set<PortKind> kinds, Map<PortKind, Integer> given) {
        var kept = new EnumMap<PortKind, Integer>(PortKind.class);
        if (!isLocal()) {
            kept.putAll(given);
            kept.keySet().retainAll(kinds);
        }
        return new Opening(id, where, address, kinds, kept);
    }

    /** A list that may not have been given. */
    public static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** The names in a text of several, by comma. */
    static List<String> names(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    static <T> T orElse(T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /**
     * A directory that a production cluster may have is not used under {@code placement=local}: neither an absolute one
     * nor one that climbs out of the output directory. Looked at as Windows and Unix would, wherever this runs.
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
