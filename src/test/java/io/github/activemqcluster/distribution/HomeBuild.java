package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BundledJars;
import io.github.activemqcluster.release.Releases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stands for another build that makes a home. It never gets an artifact, so it can be killed while it waits for one. */
final class HomeBuild {

    private HomeBuild() {}

    /** Arguments: output directory, version, archive. Prints whether the home is fresh, or the failure. */
    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[0]);
        RuntimeSource source = new DistributionArchive(
                new Releases().activemq(arguments[1]).orElseThrow(), Optional.of(Path.of(arguments[2])));
        try (OutputLock lock = new OutputDirectory(out).lock()) {
            Home home = new Homes(new BundledJars()).provide(source, new Unreachable(), new Integrity(false), lock);
            System.out.println("fresh=" + home.fresh());
        } catch (MachineException e) {
            System.out.println(e.getMessage());
        }
        try (Stream<Path> homes = Files.list(out.resolve("homes"))) {
            System.out.println("homes: " + homes.map(Path::getFileName).toList());
        }
    }

    /** A repository that does not answer for a minute. */
    private static final class Unreachable implements ArtifactSource {

        @Override
        public Path resolve(Coordinates artifact) {
            System.out.println("resolving " + artifact);
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("nobody killed this build");
        }

        @Override
        public List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded) {
            return List.of(resolve(artifacts.get(0)));
        }
    }
}
