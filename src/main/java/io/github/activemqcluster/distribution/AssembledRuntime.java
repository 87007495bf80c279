package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.util.List;

/**
 * A folder of jars, resolved one by one. The facts say which: {@code assembled.artifact}, in the order of the class
 * path, and {@code assembled.exclude}.
 */
public record AssembledRuntime(Release release) implements RuntimeSource {

    /** Stands for the version that the first artifact's POM names. */
    private static final String MANAGED = "{managed}";

    /** Whether it is known what a release is put together from. */
    public static boolean isKnown(Release release) {
        return release.has("assembled.artifact");
    }

    /** Whether an artifact's version is the one that the first artifact's POM names. */
    static boolean isManaged(Coordinates artifact) {
        return artifact.version().equals(MANAGED);
    }

    /** The artifacts that are asked for by name; the versions of some are {@linkplain #isManaged(Coordinates) managed}. */
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
