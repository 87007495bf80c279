package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.List;

/** Gives the files of artifacts. */
public interface ArtifactSource {

    /**
     * The file of an artifact.
     *
     * @throws MachineException where it cannot be had; the message says from where and what can be done
     */
    Path resolve(Coordinates artifact) throws MachineException;

    /**
     * The files of artifacts and of all that they need to run, none of them twice. What a dependency declares as
     * optional, or for tests, or as provided by somebody else, is not among them.
     *
     * @param artifacts for a version that is {@linkplain Coordinates#isManaged() managed}, the one that the first artifact's
     *     own POM names is taken, be it as a dependency of any scope or in its dependency management
     * @param excluded {@code groupId:artifactId} of dependencies that are left out
     * @throws MachineException where one of them cannot be had, or no version is named for one
     */
    List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded) throws MachineException;
}
