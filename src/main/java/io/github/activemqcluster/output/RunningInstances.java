package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The instances of an output directory whose process is alive.
 *
 * <p>A start script writes the process id to {@code instances/<id>/run/pid} and marks the process with the option
 * {@code -Dactivemq-cluster.instance=<id>}. The operating system may give the process id to another process later:
 * without the mark, that process does not count as ours. An instance with the same id in another output directory does
 * not count either. If the command line of a living process cannot be read, the instance counts as running: Windows
 * shows the command line to no process, and Linux may hide it from other users. It is safer to leave files alone once
 * too often.
 */
public final class RunningInstances {

    private static final String MARKER = "-Dactivemq-cluster.instance=";
    private static final String FOLDER = "-Djava.io.tmpdir=";
    private static final Optional<List<String>> NO_ARGUMENTS = Optional.of(List.of(""));
    private static final int LOOKS = 100;
    private static final long LOOK_NANOS = 10_000_000;

    private final Layout layout;
    private final LongFunction<Optional<List<String>>> commandLines;

    /** The instances of the output directory {@code root}, which need not exist. */
    public RunningInstances(Path root) {
        this(root, RunningInstances::commandLine);
    }

    /** With another way to read the command line of a living process; the result is empty if it is hidden. */
    RunningInstances(Path root, LongFunction<Optional<List<String>>> commandLines) {
        this.layout = new Layout(root);
        this.commandLines = commandLines;
    }

    /** The given instances that run, in the order given. */
    public List<String> among(Collection<String> ids) {
        return ids.stream().filter(id -> isRunning(id, "")).toList();
    }

    /** All instances that run from the home of that name, such as {@code activemq-5.16.7}, sorted. */
    public List<String> usingHome(String home) {
        return folders().stream().filter(id -> isRunning(id, home)).toList();
    }

    private List<String> folders() {
        if (!Files.isDirectory(layout.instances())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(layout.instances())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // Without a list there are no instances: a process cannot start from a folder that cannot be read.
            return List.of();
        }
    }

    /** The process of an instance, by its pid file; empty if the instance does not run. */
    public Optional<ProcessHandle> process(String id) {
        return process(id, "");
    }

    /**
     * All processes of instances of this output directory, even without a pid file, or without the directory: a killed
     * build, or {@code mvn clean}, leaves such processes behind. A process with a hidden command line is found by its
     * pid file only.
     *
     * @return the processes, sorted by the id of their instance
     */
    public List<Found> all() {
        Map<String, Found> byPid = new TreeMap<>();
        ProcessHandle.allProcesses().forEach(process -> commandLines
                .apply(process.pid())
                .flatMap(commandLine -> markedId(commandLine)
                        .filter(id -> isBelow(process.pid(), id, commandLine, false))
                        .map(id -> new Found(id, process, commandLine)))
                .ifPresent(found -> byPid.put(found.sortKey(), found)));
        for (String id : folders()) {
            process(id)
                    .map(process -> new Found(id, process, List.of()))
                    .ifPresent(found -> byPid.putIfAbsent(found.sortKey(), found));
        }
        return List.copyOf(byPid.values());
    }

    /**
     * A process of an instance.
     *
     * @param commandLine its arguments; empty if they are hidden
     */
    public record Found(String id, ProcessHandle process, List<String> commandLine) {

        private String sortKey() {
            return id + ' ' + process.pid();
        }
    }

    private boolean isRunning(String id, String mention) {
        return process(id, mention).isPresent();
    }

    private Optional<ProcessHandle> process(String id, String mention) {
        return pid(id).flatMap(ProcessHandle::of)
                .filter(process -> process.isAlive() && !ProcessStat.of(process).isZombie())
                .filter(process -> settledCommandLine(process)
                        .map(commandLine -> commandLine.contains(MARKER + id)
                                && isBelow(process.pid(), id, commandLine, true)
                                && commandLine.stream().anyMatch(argument -> argument.contains(mention)))
                        .orElse(true));
    }

    /** A process that becomes another program (setsid, then java) has no arguments for a moment. */
    private Optional<List<String>> settledCommandLine(ProcessHandle process) {
        Optional<List<String>> commandLine = commandLines.apply(process.pid());
        for (int i = 0; i < LOOKS && commandLine.equals(NO_ARGUMENTS) && process.isAlive(); i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            commandLine = commandLines.apply(process.pid());
        }
        return commandLine;
    }

    private static Optional<String> markedId(List<String> commandLine) {
        return commandLine.stream()
                .filter(argument -> argument.startsWith(MARKER))
                .map(argument -> argument.substring(MARKER.length()))
                .findFirst();
    }

    /**
     * Whether a process belongs to the instance in this directory, and not to an instance with the same id in another.
     * The working directory of the process decides first, since a user can move a directory under a process. The
     * temporary folder of the process decides otherwise.
     *
     * @param unknown the answer if neither is known
     */
    private boolean isBelow(long pid, String id, List<String> commandLine, boolean unknown) {
        InstanceFolder folder = new InstanceFolder(real(layout.instance(id).path()));
        try {
            if (Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(folder.path())) {
                return true;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux, or the process ended meanwhile: the command line decides.
        }
        return commandLine.stream()
                .filter(argument -> argument.startsWith(FOLDER))
                .map(argument -> argument.equals(FOLDER + folder.temporary()))
                .findFirst()
                .orElse(unknown);
    }

    /** The path as the scripts see it, with every link followed; also for a folder that no longer exists. */
    private static Path real(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute));
        } catch (IOException e) {
            return absolute;
        }
    }

    private Optional<Long> pid(String id) {
        try {
            return Optional.of(
                    Long.parseLong(Files.readString(layout.instance(id).pid()).strip()));
        } catch (IOException | NumberFormatException e) {
            // Without a readable number, a script of ours could not stop the process either.
            return Optional.empty();
        }
    }

    /**
     * Reads /proc if there is one, since {@link ProcessHandle} cuts command lines of more than a page (4096 bytes). A
     * process that is dead but not yet reaped has an empty command line there, and counts as alive everywhere else.
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
