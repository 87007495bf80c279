package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The Java that instances are started with.
 *
 * @param home its directory, with {@code bin/java}
 * @param feature its feature release: 8, 11, 17
 * @param chosen why it was chosen, in words
 */
public record Java(Path home, int feature, String chosen) {

    /**
     * The Java in a directory.
     *
     * @throws MachineException where the directory has none, or its version cannot be read
     */
    public static Java at(Path home, String chosen) throws MachineException {
        if (!Files.isRegularFile(home.resolve("bin/java")) && !Files.isRegularFile(home.resolve("bin/java.exe"))) {
            throw new MachineException("There is no Java in " + home + " (" + chosen + "): it has no bin/java. Name the"
                    + " directory of a JDK as javaHome.");
        }
        return new Java(home, feature(home), chosen);
    }

    /** Reads the file {@code release}, which every JDK since 7 has. A runtime without it is Maven's own, or unknown. */
    private static int feature(Path home) throws MachineException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) && home.equals(Path.of(System.getProperty("java.home")))) {
            return Runtime.version().feature();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new MachineException(
                    "The Java in " + home + " does not say its version: " + release
                            + " cannot be read. Name another as javaHome.",
                    e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        String feature = version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", "");
        if (feature.isEmpty()) {
            throw new MachineException(
                    "The Java in " + home + " does not say its version in " + release + ". Name another as javaHome.");
        }
        return Integer.parseInt(feature);
    }

    /** Why releases do not run on this Java; empty where they do. */
    public Optional<String> check(List<Release> releases) {
        return releases.stream()
                .filter(release -> feature < Integer.parseInt(release.required("java.from")))
                .map(release -> release + " needs Java " + release.required("java.from") + " or later, but " + home
                        + " (" + chosen + ") is Java " + feature + ". Name a later one as javaHome.")
                .findFirst();
    }
}
