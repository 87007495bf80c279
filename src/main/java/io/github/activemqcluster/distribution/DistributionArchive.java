package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The official archive of a release.
 *
 * @param file a {@code .tar.gz} or {@code .zip} on disk; empty for the archive in the Maven repositories
 * @param sha512 what the file has to be, in hexadecimal digits; empty where nobody says so
 * @param parts what is needed of it
 */
public record DistributionArchive(Release release, Optional<Path> file, Optional<String> sha512, Parts parts)
        implements RuntimeSource {

    /** One of which nobody says what it has to be, or that of the Maven repositories, which publish a checksum. */
    public DistributionArchive(Release release, Optional<Path> file) {
        this(release, file, Optional.empty(), Parts.all());
    }

    /** The archive in the Maven repositories. */
    Coordinates coordinates() {
        return Coordinates.parse(release.required("distribution.artifact")
                .replace("{version}", release.version().toString()));
    }
}
