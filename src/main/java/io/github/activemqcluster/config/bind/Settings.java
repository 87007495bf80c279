package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.release.Release;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Settings from outside of the topology that decide how it is resolved.
 *
 * @param defaultName the topology's name unless it has one: the project's artifactId
 * @param archives whether a release's archive is available; asked only where the topology does not choose the runtime
 */
public record Settings(String defaultName, Placement placement, PortSource portSource, Predicate<Release> archives) {

    public Settings {
        Objects.requireNonNull(defaultName, "defaultName");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(portSource, "portSource");
        Objects.requireNonNull(archives, "archives");
    }

    /** The same without repositories. An archive is used if nothing else is known of the release. */
    public Settings(String defaultName, Placement placement, PortSource portSource) {
        this(defaultName, placement, portSource, release -> false);
    }
}
