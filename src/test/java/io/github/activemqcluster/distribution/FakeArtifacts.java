package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A repository in memory. It knows the artifacts that a test names, makes their files on demand, and remembers each
 * request. Managed versions are 9.9.
 */
final class FakeArtifacts implements ArtifactSource {

    private final Path folder;
    private final Map<String, Path> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    FakeArtifacts(Path folder) {
        this.folder = folder;
    }

    /** Adds an artifact that is a given file. */
    FakeArtifacts with(String coordinates, Path file) {
        files.put(coordinates, file);
        return this;
    }

    /** Adds a jar that holds its own coordinates. */
    FakeArtifacts withJar(String coordinates) {
        Coordinates jar = Coordinates.parse(coordinates);
        Path file = folder.resolve(jar.artifactId() + "-" + jar.version() + ".jar");
        try {
            Files.createDirectories(folder);
            return with(coordinates, Files.writeString(file, coordinates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public synchronized Path resolve(Coordinates artifact) throws MachineException {
        asked.add(artifact.toString());
        Path file = files.get(artifact.toString());
        if (file == null) {
            throw new MachineException("cannot get " + artifact + ".");
        }
        return file;
    }

    @Override
    public List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded)
            throws MachineException {
        List<Path> resolved = new ArrayList<>();
        for (Coordinates artifact : artifacts) {
            resolved.add(resolve(artifact.isManaged() ? artifact.withVersion("9.9") : artifact));
        }
        return resolved;
    }
}
