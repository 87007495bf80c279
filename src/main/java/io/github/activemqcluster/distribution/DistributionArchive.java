package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The official archive of a release.
 *
 * @param file a {@code .tar.gz} or {@code .zip} on disk; empty for the archive in the Maven repositories
 */
public record DistributionArchive(Release release, Optional<Path> file) implements RuntimeSource {

    /** The archive in the Maven repositories. */
    Coordinates coordinates() {
        return Coordinates.parse(release.required("distribution.artifact")
                .replace("{version}", release.version().toString()));
    }
}
