package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.port.PortSource;
import java.util.Objects;

/**
 * What is not in the topology itself, but says how it is resolved.
 *
 * @param defaultName the topology's name unless it has one: the project's artifactId
 */
public record Settings(String defaultName, Placement placement, PortSource portSource) {

    public Settings {
        Objects.requireNonNull(defaultName, "defaultName");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(portSource, "portSource");
    }
}
