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
     * @param excluded {@code groupId:artifactId} of dependencies that are left out
     * @throws MachineException where one of them cannot be had
     */
    List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded) throws MachineException;

    /**
     * Other artifacts, each in the version that an artifact's own POM names for it, be it as a dependency of any scope or in
     * its dependency management.
     *
     * @param others whatever version they have now; in this order they are given back
     * @throws MachineException where the POM cannot be had or names no version of one of them
     */
    List<Coordinates> inManagedVersions(Coordinates artifact, List<Coordinates> others) throws MachineException;
}
