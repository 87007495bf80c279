package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The official archive of a release.
 *
 * @param file a {@code .tar.gz} or {@code .zip} file on disk; empty for the archive in the Maven repositories
 * @param sha512 the expected checksum of the file, in hexadecimal digits; empty if there is none
 * @param parts the parts of the archive that the cluster needs
 */
public record DistributionArchive(Release release, Optional<Path> file, Optional<String> sha512, Parts parts)
        implements RuntimeSource {

    /** An archive without an expected checksum, or the archive of the Maven repositories, which publish a checksum. */
    public DistributionArchive(Release release, Optional<Path> file) {
        this(release, file, Optional.empty(), Parts.all());
    }

    /** The archive in the Maven repositories. */
    Coordinates coordinates() {
        return Coordinates.parse(release.required("distribution.artifact")
                .replace("{version}", release.version().toString()));
    }
}
