package io.github.activemqcluster.store;

import io.github.activemqcluster.release.Release;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the messages in stores that no broker has. The reader opens a copy and never changes the store. */
public final class StoreReader {

    private static final Logger LOG = LoggerFactory.getLogger(StoreReader.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Optional<Path> home;
    private final Release release;

    /**
     * @param home the home of that release, which need not exist
     * @param release the release whose classes read the stores; they also read stores of earlier releases
     */
    public StoreReader(Path home, Release release) {
        this(Optional.of(home.toAbsolutePath()), release);
    }

    private StoreReader(Optional<Path> home, Release release) {
        this.home = home;
        this.release = release;
    }

    /** A reader without classes of the release, since the release's archive is not verified. */
    public static StoreReader thatLoadsNothing(Release release) {
        return new StoreReader(Optional.empty(), release);
    }

    /** Counts the messages of a directory that KahaDB or LevelDB has written. */
    public Counted inDirectory(Path store) {
        if (home.isEmpty()) {
            return Counted.unknown("nothing of an archive is loaded of which nobody says what it has to be");
        }
        if (!Files.isDirectory(home.get())) {
            return Counted.unknown("there is no ActiveMQ here to read it with");
        }
        Path folder;
        try {
            folder = Files.createTempDirectory("activemq-cluster-count");
        } catch (IOException e) {
            return Counted.unknown("there is no temporary folder for a copy of it (" + e.getMessage() + ")");
        }
        try {
            Path copy = folder.resolve("store");
            Optional<String> obstacle = new StoreCopy(store).make(copy);
            return obstacle.isPresent()
                    ? Counted.unknown(obstacle.get())
                    : ask(home.get().resolve("lib"), folder, "directory", copy.toString(), "", "", "");
        } finally {
            delete(folder);
        }
    }

    /**
     * Counts the messages of a database.
     *
     * @param drivers the folder with the driver's jars
     * @param table the table of the messages, with its prefix
     */
    public Counted inTable(Path drivers, String url, Optional<String> user, Optional<String> password, String table) {
        return Files.isDirectory(drivers)
                ? ask(drivers, drivers, "table", url, user.orElse(""), password.orElse(""), table)
                : Counted.unknown("its driver is not here any more");
    }

    private Counted ask(Path jars, Path folder, String... question) {
        Process process = null;
        try {
            process = start(folder);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
                List<Path> found = jars(jars);
                out.writeInt(found.size());
                for (Path jar : found) {
                    out.writeUTF(jar.toString());
                }
                out.writeInt(1);
                for (String part : question) {
                    out.writeUTF(part);
                }
            }
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Counted.unknown("reading it took more than " + PATIENCE.toSeconds() + " s");
            }
            return answer(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException | UncheckedIOException e) {
            return Counted.unknown("it cannot be read (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Counted.unknown("reading it was interrupted");
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private Counted answer(String line) {
        if (line.startsWith(StoreProbe.COUNTED)) {
            return Counted.of(Long.parseLong(line.substring(StoreProbe.COUNTED.length())));
        }
        LOG.debug("a store was not read: {}", line);
        return Counted.unknown(
                line.startsWith(StoreProbe.FAILED)
                        ? "it cannot be read: " + line.substring(StoreProbe.FAILED.length())
                        : release + " cannot read it");
    }

    private Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-XX:-UsePerfData"));
        command.addAll(release.values("jvm.java9"));
        command.addAll(release.values("replicatedLevelDB.jvm.java9"));
        command.addAll(List.of("-cp", plugin().toString(), StoreProbe.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Variables with options for Maven's JVM, for example the port of an agent.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.start();
    }

    /** The jar with the probe, or in a test the folder with the probe. */
    private static Path plugin() {
        try {
            return Path.of(StoreProbe.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("left in the temporary folder: {}", folder, e);
        }
    }
}
