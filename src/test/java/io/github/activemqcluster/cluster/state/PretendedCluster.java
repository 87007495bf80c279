package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.testing.PretendedLog;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rendered cluster whose real scripts start a pretended Java: it prints given lines, and waits. For broker faults
 * that real brokers do not show on demand.
 */
public final class PretendedCluster implements AutoCloseable {

    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo 'openjdk version "17.0.1" 2024-01-01' >&2
                exit 0
            fi
            # Nothing here is another process: until that has become what it is to run, it would look like this one.
            echo started >>starts
            start=0
            while read -r line; do start=$((start + 1)); done <starts
            trap 'exit 0' TERM
            @logs@
            . ./behaviour
            exec 3<>idle
            while :; do read -r nothing <&3; done
            """
                    .replace("@logs@", PretendedLog.SHELL);

    private final Topology topology;
    private final Path output;
    private final Path javaHome;

    public PretendedCluster(Topology topology, Path folder) throws IOException, TopologyException {
        this.topology = topology;
        this.output = folder.resolve("output");
        this.javaHome = folder.resolve("java");
        RenderSettings settings =
                new RenderSettings("the-plugin 1", Optional.empty(), Optional.empty(), folder, () -> "secret");
        for (OutputFile file : new Renderer(new Releases()).render(topology, "<topology/>", settings)) {
            Path path = output.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
            executable(path, file.kind() == OutputFile.Kind.EXECUTABLE);
        }
        List<String> instances = Stream.concat(
                        topology.brokers().stream().map(Broker::id),
                        topology.servers().stream().map(Server::id))
                .toList();
        for (String instance : instances) {
            make(output.resolve("instances").resolve(instance).resolve("idle"));
        }
        Files.createDirectories(
                output.resolve("homes/activemq-" + topology.activemq().version() + "/lib"));
        Files.createDirectories(javaHome.resolve("bin"));
        executable(Files.writeString(javaHome.resolve("bin/java"), JAVA), true);
    }

    /** A pipe without a writer. */
    private static void make(Path pipe) throws IOException {
        Process process =
                new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("cannot make " + pipe);
        }
    }

    private static void executable(Path path, boolean executable) throws IOException {
        if (executable && !path.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }

    /** The shell lines that an instance runs at its start; {@code $start} is the number of the start. */
    public PretendedCluster behaves(String instance, String shell) throws IOException {
        Files.writeString(output.resolve("instances").resolve(instance).resolve("behaviour"), shell + "\n");
        return this;
    }

    public RunningCluster cluster() {
        return RunningCluster.of(topology, output, Optional.of(javaHome));
    }

    public Release release() {
        return new Releases().activemq(topology.activemq().version()).orElseThrow();
    }

    Path output() {
        return output;
    }

    RunningInstances running() {
        return new RunningInstances(output);
    }

    /** Without the code under test. */
    @Override
    public void close() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(javaHome.toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }
}
