package io.github.activemqcluster.conformance;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of a home, in the order in which a broker that starts from this home has them: the jars of {@code lib}
 * first, then the jars of its folders, each by name.
 *
 * @param all absolute paths
 * @param schema the jar with the release's schema
 */
record HomeJars(List<String> all, String schema) {

    static HomeJars of(Path home, Release release) throws MachineException {
        Path lib = home.resolve("lib");
        List<String> jars = new ArrayList<>();
        try {
            jars.addAll(jars(lib));
            for (Path folder : sorted(lib, Files::isDirectory)) {
                jars.addAll(jars(folder));
            }
        } catch (IOException e) {
            throw new MachineException(
                    "The home " + home + " cannot be read (" + e + "). Delete it; it is made again.", e);
        }
        String name = release.required("schema.jar")
                .replace("{version}", release.version().toString());
        String schema = jars.stream()
                .filter(jar -> Path.of(jar).getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new MachineException(
                        "The home " + home + " has no " + name + ". Delete the home; it is made again."));
        return new HomeJars(List.copyOf(jars), schema);
    }

    private static List<String> jars(Path folder) throws IOException {
        return sorted(folder, file -> file.toString().endsWith(".jar")).stream()
                .map(Path::toString)
                .toList();
    }

    private static List<Path> sorted(Path folder, java.util.function.Predicate<Path> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted).sorted().toList();
        }
    }
}
