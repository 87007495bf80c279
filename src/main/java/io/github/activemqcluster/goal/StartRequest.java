package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The request to {@link StartCluster}.
 *
 * @param outputDirectory the directory in which the cluster was generated
 * @param timeout how long the cluster may take until all of it is ready
 * @param javaChoice the Java with which the instances are started
 * @param verifyHomes whether the homes' files are read to find out whether they are whole, besides their names and
 *     sizes
 * @param framed whether this build means to stop what it starts, in a later phase
 */
public record StartRequest(
        Path outputDirectory, Duration timeout, JavaChoice javaChoice, boolean verifyHomes, boolean framed) {

    /**
     * The Java with which the instances are started. This is Maven's own Java unless one of these is there.
     *
     * @param named the Java that the user has named; it wins
     * @param toolchain the Java that Maven's toolchains have for this build
     */
    public record JavaChoice(Optional<Path> named, Optional<Path> toolchain) {

        /**
         * The Java that was chosen.
         *
         * @throws MachineException if the chosen directory has no Java
         */
        Java java() throws MachineException {
            if (named.isPresent()) {
                return Java.at(named.get(), "the javaHome given");
            }
            if (toolchain.isPresent()) {
                return Java.at(toolchain.get(), "from Maven's toolchains");
            }
            return Java.at(Path.of(System.getProperty("java.home")), "Maven's own");
        }
    }
}
