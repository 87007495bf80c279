package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Optional;

/**
 * The brokers' release.
 *
 * @param version for example {@code 5.16.7}
 * @param archive a distribution archive on disk, instead of Maven coordinates; as the user wrote it
 * @param sha512 the required SHA-512 of the archive, in hexadecimal digits
 */
public record ActiveMq(
        Place where, String version, RuntimeKind runtime, Optional<String> archive, Optional<String> sha512) {

    /** With the archive of the Maven repositories, or with an archive without a declared checksum. */
    public ActiveMq(Place where, String version, RuntimeKind runtime, Optional<String> archive) {
        this(where, version, runtime, archive, Optional.empty());
    }

    /** Whether the release comes from an archive without a declared checksum. */
    public boolean isUnverified() {
        return archive.isPresent() && sha512.isEmpty();
    }

    /** The source of the broker's files. */
    public enum RuntimeKind {
        /** The official {@code apache-activemq} archive, unpacked. */
        DISTRIBUTION,
        /** Assembled from the broker's jars. */
        ASSEMBLED
    }
}
