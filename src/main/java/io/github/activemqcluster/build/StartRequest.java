package io.github.activemqcluster.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@link StartCluster} is asked for.
 *
 * @param outputDirectory where the cluster was generated
 * @param timeout how long it may take until all of it is ready
 * @param javaHome the Java that the user has named for the instances
 * @param toolchain that which Maven's toolchains have for this build
 * @param framed whether this build means to stop what it starts, in a later phase
 */
public record StartRequest(
        Path outputDirectory, Duration timeout, Optional<Path> javaHome, Optional<Path> toolchain, boolean framed) {}
