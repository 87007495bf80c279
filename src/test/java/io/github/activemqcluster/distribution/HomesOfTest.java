package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BundledJars;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An output directory and a repository of a test's own, and the homes that are made there. */
final class HomesOfTest {

    /** The coordinates of the archive of release 5.18.3. */
    static final String ARCHIVE = "org.apache.activemq:apache-activemq:5.18.3:tar.gz:bin";

    private final Path output;
    private final FakeArtifacts artifacts;

    HomesOfTest(Path folder) {
        output = folder.resolve("out");
        artifacts = new FakeArtifacts(folder.resolve("jars"));
    }

    /** The output directory. */
    Path output() {
        return output;
    }

    /** The repository, which holds only the artifacts that a test puts there. */
    FakeArtifacts artifacts() {
        return artifacts;
    }

    /** Makes a home as one build does. */
    Home provide(RuntimeSource source) throws MachineException {
        try (OutputLock lock = new OutputDirectory(output).lock()) {
            return new Homes(new BundledJars()).provide(source, artifacts, new Integrity(false), lock);
        }
    }

    static RuntimeSource fromRepository(String version) {
        return new DistributionArchive(activemq(version), Optional.empty());
    }

    static RuntimeSource fromFile(String version, Path file) {
        return new DistributionArchive(activemq(version), Optional.of(file));
    }

    static Release activemq(String version) {
        return new Releases().activemq(version).orElseThrow();
    }

    /** All files below a folder, with slashes, in the order of their names. */
    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
