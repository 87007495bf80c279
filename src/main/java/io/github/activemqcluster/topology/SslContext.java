package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Optional;

/**
 * A broker's keys and trusted certificates for TLS; for its transport connectors and its bridges.
 *
 * @param keyStore as the user wrote it: absolute, or relative to the output directory; absent means the JVM's own
 * @param trustStore the same; absent means the JVM's own
 */
public record SslContext(
        Place where,
        Optional<String> keyStore,
        Optional<String> keyStorePassword,
        Optional<String> trustStore,
        Optional<String> trustStorePassword) {}
