package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Optional;

/**
 * The brokers' release.
 *
 * @param version for example {@code 5.16.7}
 * @param archive a distribution archive on disk, instead of Maven coordinates; as the user wrote it
 */
public record ActiveMq(Place where, String version, RuntimeKind runtime, Optional<String> archive) {

    /** Where the broker's files come from. */
    public enum RuntimeKind {
        /** The official {@code apache-activemq} archive, unpacked. */
        DISTRIBUTION,
        /** Put together from the broker's jars. */
        ASSEMBLED
    }
}
