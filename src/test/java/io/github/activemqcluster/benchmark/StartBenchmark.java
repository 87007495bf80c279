package io.github.activemqcluster.benchmark;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cost of a start of the reference topology. The goal {@code start}, with Maven, until everything is ready, is
 * compared with the slowest broker if the scripts start all instances at once. Both have empty stores.
 *
 * <p>Arguments: Maven's home, a project with the reference topology.
 */
public final class StartBenchmark {

    private static final int ROUNDS = 5;

    private final Path maven;
    private final Path project;
    private final Path output;

    private StartBenchmark(Path mavenHome, Path project) {
        this.maven = mavenHome.resolve("bin/mvn");
        this.project = project;
        this.output = project.resolve("target/activemq-cluster");
    }

    public static void main(String[] arguments) throws Exception {
        new StartBenchmark(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws Exception {
        mvn("activemq-cluster:generate");
        try {
            SideBySide.print(
                    "start of R9 until ready : slowest broker, all scripts at once",
                    1.3,
                    ROUNDS,
                    new FromNothing(() -> mvn("activemq-cluster:start")),
                    new FromNothing(this::scripts));
        } finally {
            mvn("activemq-cluster:stop");
        }
    }

    /** Waits for all instances, and so for the slowest broker: a ZooKeeper server is ready before any broker. */
    private void scripts() throws Exception {
        List<Process> starting = new ArrayList<>();
        for (Path instance : instances()) {
            starting.add(start(List.of(instance.resolve("bin/start").toString(), "--ready", "--timeout", "300")));
        }
        for (Process process : starting) {
            demandSuccess(process);
        }
    }

    private List<Path> instances() throws IOException {
        try (Stream<Path> folders = Files.list(output.resolve("instances"))) {
            return folders.toList();
        }
    }

    private void mvn(String goal) throws Exception {
        demandSuccess(start(List.of(maven.toString(), "-q", "-o", "-f", project.toString(), goal)));
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void demandSuccess(Process process) throws Exception {
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a start or stop failed:\n" + said);
        }
    }

    /** Before each measurement, stops all instances and removes all stores. */
    private final class FromNothing implements SideBySide.Task {

        private final SideBySide.Task start;

        FromNothing(SideBySide.Task start) {
            this.start = start;
        }

        @Override
        public void prepare() throws Exception {
            mvn("activemq-cluster:stop");
            for (Path instance : instances()) {
                GenerateBenchmark.delete(instance.resolve("data/leveldb"));
                GenerateBenchmark.delete(instance.resolve("data/version-2"));
            }
        }

        @Override
        public void run() throws Exception {
            start.run();
        }
    }
}
