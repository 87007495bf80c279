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
 * @param chosen in words, why it is this one
 */
public record Java(Path home, int feature, String chosen) {

    /**
     * That of a directory.
     *
     * @throws MachineException where there is none, or it does not say which it is
     */
    public static Java at(Path home, String chosen) throws MachineException {
        if (!Files.isRegularFile(home.resolve("bin/java")) && !Files.isRegularFile(home.resolve("bin/java.exe"))) {
            throw new MachineException("There is no Java in " + home + " (" + chosen + "): it has no bin/java. Name the"
                    + " directory of a JDK as javaHome.");
        }
        return new Java(home, feature(home), chosen);
    }

    /** From the file {@code release} that every JDK since 7 has; a runtime without one is Maven's own, or unknown. */
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

    /** What is wrong with it for those releases; empty where they run on it. */
    public Optional<String> check(List<Release> releases) {
        return releases.stream()
                .filter(release -> feature < Integer.parseInt(release.required("java.from")))
                .map(release -> release + " needs Java " + release.required("java.from") + " or later, but " + home
                        + " (" + chosen + ") is Java " + feature + ". Name a later one as javaHome.")
                .findFirst();
    }
}
