package io.github.activemqcluster.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which process listens on a port, where the operating system tells: Linux does, of processes of the same user. */
final class PortHolder {

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";
    private static final int SHOWN = 160;

    private final Path proc;

    PortHolder() {
        this(Path.of("/proc"));
    }

    /** With another place for what Linux has in {@code /proc}. */
    PortHolder(Path proc) {
        this.proc = proc;
    }

    /** The process in words, with its number and its command; empty where it cannot be known. */
    Optional<String> of(int port) {
        Set<String> sockets = sockets(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    return Optional.of("process " + process.getFileName() + command(process));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a> */
    private Set<String> sockets(int port) {
        String suffix = String.format(":%04X", port);
        List<String> lines = new ArrayList<>(lines("tcp"));
        lines.addAll(lines("tcp6"));
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > INODE
                        && columns[LOCAL_ADDRESS].endsWith(suffix)
                        && columns[STATE].equals(LISTEN))
                .map(columns -> "socket:[" + columns[INODE] + "]")
                .collect(Collectors.toSet());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve("net").resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Somebody else's, or it has just ended.
            return false;
        }
    }

    /** An instance's by its marker and its directory, as the interesting end of such a command is never seen. */
    private static String command(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            for (String argument : line.split("\0", -1)) {
                if (argument.startsWith("-Dactivemq-cluster.instance=")) {
                    return ", instance '" + argument.substring(argument.indexOf('=') + 1) + "' of "
                            + Files.readSymbolicLink(process.resolve("cwd"));
                }
            }
            String command = line.replace('\0', ' ').strip();
            return ": " + (command.length() > SHOWN ? command.substring(0, SHOWN) + "…" : command);
        } catch (IOException e) {
            return "";
        }
    }
}
