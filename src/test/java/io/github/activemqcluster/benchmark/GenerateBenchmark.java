package io.github.activemqcluster.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The cost of the goals, as whole processes: {@code check} and {@code generate} of the reference topology against
 * {@code mvn validate} of the same project, and {@code generate} from the archive against unpacking six copies by hand.
 *
 * <p>Each goal runs once before the measurement, so that the local repository remembers the verdict on the brokers'
 * configurations. No figure therefore contains the extra cost of the very first run of a topology.
 *
 * <p>Arguments: Maven's home, a project with the reference topology, the ActiveMQ archive of its release.
 */
public final class GenerateBenchmark {

    private static final int ROUNDS = 7;

    private final Path maven;
    private final Path project;
    private final Path archive;

    private GenerateBenchmark(Path mavenHome, Path project, Path archive) {
        this.maven = mavenHome.resolve("bin/mvn");
        this.project = project;
        this.archive = archive;
    }

    public static void main(String[] arguments) throws Exception {
        new GenerateBenchmark(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
    }

    private void run() throws Exception {
        Path output = project.resolve("target/activemq-cluster");
        SideBySide.Task validate = () -> mvn("validate");

        mvn("activemq-cluster:generate");
        SideBySide.print("check of R9 : mvn validate", 1.6, ROUNDS, () -> mvn("activemq-cluster:check"), validate);
        SideBySide.print(
                "generate of R9, homes there, nothing to change : mvn validate",
                2.0,
                ROUNDS,
                () -> mvn("activemq-cluster:generate"),
                validate);
        SideBySide.print(
                "generate of R9, homes there, all instances to be written : mvn validate",
                2.0,
                ROUNDS,
                new SideBySide.Task() {
                    @Override
                    public void prepare() throws IOException {
                        delete(output.resolve("instances"));
                        delete(output.resolve("clients"));
                        delete(output.resolve("bin"));
                        Files.deleteIfExists(output.resolve("topology.xml"));
                    }

                    @Override
                    public void run() throws Exception {
                        mvn("activemq-cluster:generate");
                    }
                },
                validate);
        SideBySide.print(
                "generate of R9 from the archive : 6 × tar xzf and activemq create",
                0.35,
                3,
                new SideBySide.Task() {
                    @Override
                    public void prepare() throws IOException {
                        delete(output);
                    }

                    @Override
                    public void run() throws Exception {
                        mvn("activemq-cluster:generate");
                    }
                },
                new ByHand());
    }

    /** The work of a person without this plugin: unpack six copies. */
    private final class ByHand implements SideBySide.Task {

        private final Path folder = project.resolve("target/by-hand");

        @Override
        public void prepare() throws IOException {
            delete(folder);
            for (int copy = 1; copy <= 6; copy++) {
                Files.createDirectories(folder.resolve("copy" + copy));
            }
        }

        @Override
        public void run() throws Exception {
            for (int copy = 1; copy <= 6; copy++) {
                Path copyFolder = folder.resolve("copy" + copy);
                execute(List.of("tar", "xzf", archive.toString(), "-C", copyFolder.toString()));
                try (var homes = Files.newDirectoryStream(copyFolder)) {
                    Path home = homes.iterator().next();
                    execute(List.of(
                            home.resolve("bin/activemq").toString(),
                            "create",
                            copyFolder.resolve("instance").toString()));
                }
            }
        }
    }

    private void mvn(String goal) throws Exception {
        execute(List.of(maven.toString(), "-q", "-o", "-f", project.toString(), goal));
    }

    private static void execute(List<String> command) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
