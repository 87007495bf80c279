package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.util.List;

/**
 * A folder of jars, resolved one by one. The facts name the jars: {@code assembled.artifact}, in the order of the class
 * path, and {@code assembled.exclude}.
 */
public record AssembledRuntime(Release release) implements RuntimeSource {

    /** Whether the facts name the jars of a release. */
    public static boolean isKnown(Release release) {
        return release.has("assembled.artifact");
    }

    /** The artifacts that the facts name; the versions of some are {@linkplain Coordinates#isManaged() managed}. */
    List<Coordinates> artifacts() {
        return release.values("assembled.artifact").stream()
                .map(text -> text.replace("{version}", release.version().toString()))
                .map(Coordinates::parse)
                .toList();
    }

    /** The dependencies that are left out, as {@code groupId:artifactId}. */
    List<String> exclusions() {
        return release.values("assembled.exclude");
    }
}
