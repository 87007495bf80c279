package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Repairs a home. */
final class Repairs {

    private final ArtifactSource artifacts;
    private final Path home;
    private final Parts parts;

    /** The repairs of a home with these parts. */
    Repairs(ArtifactSource artifacts, Path home, Parts parts) {
        this.artifacts = artifacts;
        this.home = home;
        this.parts = parts;
    }

    /** Makes all repairs of the release that the home needs, and returns one sentence for each, without a full stop. */
    List<String> make(Release release) throws IOException, MachineException {
        List<String> done = new ArrayList<>();
        for (String fact : release.values("repair")) {
            Repair repair = Repair.parse(fact);
            make(repair).map(what -> what + " because " + repair.reason()).ifPresent(done::add);
        }
        return done;
    }

    /** Empty if there is nothing to do, as in an archive that was repaired before. */
    private Optional<String> make(Repair repair) throws IOException, MachineException {
        if (repair instanceof Repair.Delete delete) {
            return delete(delete);
        }
        if (repair instanceof Repair.Replace replace) {
            return replace(replace);
        }
        return add((Repair.Add) repair);
    }

    private Optional<String> delete(Repair.Delete repair) throws IOException {
        PathMatcher matcher = home.getFileSystem().getPathMatcher("glob:" + repair.glob());
        List<Path> matches;
        try (Stream<Path> files = Files.walk(home)) {
            matches = files.filter(file -> matcher.matches(home.relativize(file)))
                    .sorted()
                    .toList();
        }
        List<String> deleted = new ArrayList<>();
        for (Path match : matches) {
            Files.delete(match);
            deleted.add(home.relativize(match).toString().replace('\\', '/'));
        }
        return deleted.isEmpty() ? Optional.empty() : Optional.of("deleted " + String.join(", ", deleted));
    }

    private Optional<String> replace(Repair.Replace repair) throws IOException, MachineException {
        Path old = home.resolve(repair.file());
        if (!Files.exists(old)) {
            return Optional.empty();
        }
        Path jar = artifacts.resolve(repair.by());
        Files.copy(jar, old.resolveSibling(jar.getFileName().toString()));
        Files.delete(old);
        return Optional.of("replaced " + repair.file() + " by " + repair.by());
    }

    private Optional<String> add(Repair.Add repair) throws IOException, MachineException {
        if (!parts.has(repair.part())) {
            return Optional.empty();
        }
        Path jar = artifacts.resolve(repair.artifact());
        Path added = home.resolve(repair.folder()).resolve(jar.getFileName().toString());
        if (Files.exists(added)) {
            return Optional.empty();
        }
        Files.createDirectories(added.getParent());
        Files.copy(jar, added);
        return Optional.of("added " + repair.artifact() + " to " + repair.folder());
    }
}
