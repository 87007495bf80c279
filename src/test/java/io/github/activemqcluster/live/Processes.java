package io.github.activemqcluster.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one output directory. They carry the marker that the scripts give every instance, and they run in
 * that directory or name it on their command line. A test therefore never touches another test's cluster, or another
 * program with an old pid.
 */
final class Processes {

    private static final String MARKER = "-Dactivemq-cluster.instance=";
    private static final Duration DEATH = Duration.ofSeconds(60);

    private final Path output;

    Processes(Path output) {
        this.output = output;
    }

    /** All running processes. */
    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** The process whose pid an instance has written down, if the process runs and belongs to that instance. */
    Optional<ProcessHandle> of(Member member) {
        String pid;
        try {
            pid = Files.readString(member.pidFile(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return Optional.empty();
        }
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isOurs).filter(process -> commandLine(process)
                        .contains(MARKER + member.id()))
                : Optional.empty();
    }

    /**
     * Ends a process as {@code kill -9} does, and waits until it is gone.
     *
     * @throws AssertionError if it is not gone in time
     */
    void kill(ProcessHandle process) {
        process.destroyForcibly();
        Bounded.await("the end of process " + process.pid(), DEATH, () -> commandLine(process), () -> isGone(process));
    }

    /** Ends all running processes, without a wait; for the end of the JVM. */
    void killAll() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    /** Each process with its command line, for messages. */
    static String describe(List<ProcessHandle> processes) {
        StringBuilder text = new StringBuilder();
        processes.forEach(process -> text.append(process.pid())
                .append(' ')
                .append(commandLine(process))
                .append('\n'));
        return text.toString();
    }

    private boolean isOurs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        String commandLine = commandLine(process);
        return commandLine.contains(MARKER)
                && (commandLine.contains(output.toString()) || runsBelow(process.pid(), output));
    }

    /** A zombie counts as gone: it holds no port and no lock, and only its parent can remove it. */
    private static boolean isGone(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    /**
     * Linux gives the whole command line; {@link ProcessHandle.Info} cuts it after a page, and class paths are long.
     */
    private static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(file)) {
            try {
                return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
            } catch (IOException e) {
                return ""; // the process has just ended
            }
        }
        return process.info().commandLine().orElse("");
    }

    private static boolean runsBelow(long pid, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .startsWith(directory);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
