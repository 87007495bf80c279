package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.problem.MachineException;
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
 * @param verifyHomes whether the homes' files are read to find out whether they are whole, besides their names and sizes
 * @param framed whether this build means to stop what it starts, in a later phase
 */
public record StartRequest(
        Path outputDirectory,
        Duration timeout,
        Optional<Path> javaHome,
        Optional<Path> toolchain,
        boolean verifyHomes,
        boolean framed) {

    /**
     * The Java that instances are started with.
     *
     * @throws MachineException where there is none in the directory that was chosen
     */
    Java java() throws MachineException {
        if (javaHome.isPresent()) {
            return Java.at(javaHome.get(), "the javaHome given");
        }
        if (toolchain.isPresent()) {
            return Java.at(toolchain.get(), "from Maven's toolchains");
        }
        return Java.at(Path.of(System.getProperty("java.home")), "Maven's own");
    }
}
