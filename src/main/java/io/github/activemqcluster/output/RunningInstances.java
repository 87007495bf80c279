package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The instances of an output directory whose process is alive.
 *
 * <p>A start script leaves the process id in {@code instances/<id>/run/pid} and marks the process with the option
 * {@code -Dactivemq-cluster.instance=<id>}, so that an id which the operating system has since given to another process
 * is not mistaken for ours. Where the command line of a living process cannot be read (Windows shows it to nobody,
 * Linux may hide it from other users) the instance counts as running: files are rather left alone once too often.
 */
public final class RunningInstances {

    private static final String MARKER = "-Dactivemq-cluster.instance=";

    private final Path instances;
    private final LongFunction<Optional<List<String>>> commandLines;

    RunningInstances(Path root) {
        this(root, RunningInstances::commandLine);
    }

    /** With another way to look at a living process; what it gives is empty where the command line is hidden. */
    RunningInstances(Path root, LongFunction<Optional<List<String>>> commandLines) {
        this.instances = root.resolve(OutputPath.INSTANCES);
        this.commandLines = commandLines;
    }

    /** Those of the given instances that run, in the order given. */
    public List<String> among(Collection<String> ids) {
        return ids.stream().filter(id -> isRunning(id, "")).toList();
    }

    /** All instances that run from the home of that name, such as {@code activemq-5.16.7}, sorted. */
    public List<String> usingHome(String home) {
        if (!Files.isDirectory(instances)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(instances)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(id -> isRunning(id, home))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // No list, no instances: what cannot be read cannot have been started from here.
            return List.of();
        }
    }

    private boolean isRunning(String id, String mention) {
        Optional<ProcessHandle> process = pid(id).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        Optional<List<String>> commandLine = commandLines.apply(process.get().pid());
        return commandLine.isEmpty()
                || (commandLine.get().contains(MARKER + id)
                        && commandLine.get().stream().anyMatch(argument -> argument.contains(mention)));
    }

    private Optional<Long> pid(String id) {
        try {
            return Optional.of(Long.parseLong(
                    Files.readString(instances.resolve(id).resolve("run").resolve("pid"))
                            .strip()));
        } catch (IOException | NumberFormatException e) {
            // No readable number, no process that a script of ours could stop either.
            return Optional.empty();
        }
    }

    /**
     * From /proc where there is one, since {@link ProcessHandle} cuts command lines of more than a page (4096 bytes). A
     * process that is dead but not yet reaped has an empty one there, and counts as alive everywhere else.
     */
    private static Optional<List<String>> commandLine(long pid) {
        try {
            String line =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return Optional.of(Arrays.asList(line.split("\0")));
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .map(text -> Arrays.asList(text.split(" ")));
        }
    }
}
