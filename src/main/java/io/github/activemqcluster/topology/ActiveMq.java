package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Optional;

/**
 * The brokers' release.
 *
 * @param version for example {@code 5.16.7}
 * @param archive a distribution archive on disk, instead of Maven coordinates; as the user wrote it
 * @param sha512 the SHA-512 that the archive has to have, in hexadecimal digits
 */
public record ActiveMq(
        Place where, String version, RuntimeKind runtime, Optional<String> archive, Optional<String> sha512) {

    /** With the archive of the Maven repositories, or an archive of which nobody says what it has to be. */
    public ActiveMq(Place where, String version, RuntimeKind runtime, Optional<String> archive) {
        this(where, version, runtime, archive, Optional.empty());
    }

    /** Whether it comes from an archive of which nobody says what it has to be. */
    public boolean isUnverified() {
        return archive.isPresent() && sha512.isEmpty();
    }

    /** Where the broker's files come from. */
    public enum RuntimeKind {
        /** The official {@code apache-activemq} archive, unpacked. */
        DISTRIBUTION,
        /** Put together from the broker's jars. */
        ASSEMBLED
    }
}
