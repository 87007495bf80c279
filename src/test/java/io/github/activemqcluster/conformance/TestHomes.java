package io.github.activemqcluster.conformance;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The homes from which brokers are loaded: the archives that the build unpacks, and for 6.3.1 the jars of the clients.
 */
public final class TestHomes {

    /** Every release from which a broker is loaded. */
    static final List<String> RELEASES = List.of("5.7.0", "5.10.0", "5.16.7", "5.18.3", "6.3.1");

    private static final Path UNPACKED = Path.of("target", "test-homes").toAbsolutePath();
    private static final String ASSEMBLED = "6.3.1";

    private TestHomes() {}

    public static Release release(String version) {
        return new Releases().activemq(version).orElseThrow();
    }

    public static Path of(String version) throws IOException {
        return version.equals(ASSEMBLED) ? assembled() : UNPACKED.resolve("apache-activemq-" + version);
    }

    /**
     * Puts a home together from the tests' own class path, as an assembled runtime is put together. The first of the
     * JVMs that run tests does this, once.
     */
    private static Path assembled() throws IOException {
        Path home = UNPACKED.resolve("assembled-" + ASSEMBLED);
        if (Files.exists(home)) {
            return home;
        }
        Path own = Files.createTempDirectory(Files.createDirectories(UNPACKED), "assembled-");
        Path lib = Files.createDirectories(own.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (isOfBroker(jar.getFileName().toString())) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        try {
            return Files.move(own, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(home)) {
                return home;
            }
            throw e;
        }
    }

    private static boolean isOfBroker(String jar) {
        return Stream.of(
                        "activemq-",
                        "commons-dbcp2",
                        "commons-pool2",
                        "hawtbuf",
                        "spring-",
                        "xbean-",
                        "jakarta.jms",
                        "jakarta.annotation",
                        "slf4j-api")
                .anyMatch(jar::startsWith);
    }
}
