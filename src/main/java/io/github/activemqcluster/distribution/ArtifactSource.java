package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.List;

/** Gives the files of artifacts. */
public interface ArtifactSource {

    /**
     * The file of an artifact.
     *
     * @throws MachineException if the file is not available; the message names the repositories and the remedy
     */
    Path resolve(Coordinates artifact) throws MachineException;

    /**
     * The files of artifacts and of all dependencies that they need to run, each of them once. A dependency that is
     * optional, provided, or for tests is not among them.
     *
     * @param artifacts the artifacts. If a version is {@linkplain Coordinates#isManaged() managed}, the first
     *     artifact's own POM gives it, as a dependency of any scope or in its dependency management
     * @param excluded {@code groupId:artifactId} of each dependency to leave out
     * @throws MachineException if a file is not available, or an artifact has no version
     */
    List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded) throws MachineException;
}
