package io.github.activemqcluster.render;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A topology, rendered for a test. */
final class Rendering {

    private final List<OutputFile> files;

    private Rendering(List<OutputFile> files) {
        this.files = files;
    }

    static Rendering of(Topology topology) throws TopologyException {
        return of(topology, settings());
    }

    static Rendering of(Topology topology, RenderSettings settings) throws TopologyException {
        return new Rendering(new Renderer(new Releases()).render(topology, "<topology/>\n", settings));
    }

    static RenderSettings settings() {
        return new RenderSettings(
                "activemq-cluster-maven-plugin test",
                Optional.empty(),
                Optional.empty(),
                Path.of("src/test/resources/fragments"),
                () -> "a-random-password");
    }

    static RenderSettings withTemplates(Path directory) {
        RenderSettings settings = settings();
        return new RenderSettings(
                settings.generator(),
                settings.dataDirectory(),
                Optional.of(directory),
                settings.baseDirectory(),
                settings.secrets());
    }

    static RenderSettings withData(Path directory) {
        RenderSettings settings = settings();
        return new RenderSettings(
                settings.generator(),
                Optional.of(directory),
                settings.templateDirectory(),
                settings.baseDirectory(),
                settings.secrets());
    }

    List<OutputFile> files() {
        return files;
    }

    OutputFile file(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " in "
                        + files.stream().map(OutputFile::path).toList()));
    }

    String text(String path) {
        return file(path).content();
    }

    /** Writes the files as the output directory would. */
    Path writeTo(Path directory) {
        try {
            for (OutputFile file : files) {
                Path path = directory.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.content());
                if (file.kind() == OutputFile.Kind.EXECUTABLE && !path.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + path + " executable");
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
