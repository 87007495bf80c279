package io.github.activemqcluster.cluster.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the process that listens on a port. Only Linux tells, and only processes of the same user. */
public final class PortHolder {

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";
    private static final int SHOWN = 160;

    private final Path proc;

    public PortHolder() {
        this(Path.of("/proc"));
    }

    /** Reads another directory in place of Linux's {@code /proc}. */
    public PortHolder(Path proc) {
        this.proc = proc;
    }

    /** Whether the operating system tells who listens. */
    public boolean canTell() {
        return Files.isReadable(proc.resolve("net").resolve("tcp"));
    }

    /** The process in words, with its number and its command; empty where the system does not tell. */
    public Optional<String> of(String address, int port) {
        return find(sockets(address, port));
    }

    /**
     * Another process that listens on an address and port that a given process needs, in words. Empty where none does,
     * or the system does not tell. A process of another user is named as such only.
     */
    public Optional<String> foreign(String address, int port, long pid) {
        Set<String> sockets = sockets(address, port);
        Path own = proc.resolve(Long.toString(pid));
        if (sockets.isEmpty() || !Files.isReadable(own.resolve("fd")) || holds(own, sockets)) {
            return Optional.empty();
        }
        return Optional.of(find(sockets).orElse("another user's process"));
    }

    private Optional<String> find(Set<String> sockets) {
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
    private Set<String> sockets(String address, int port) {
        Optional<InetAddress> wanted = resolved(address);
        String suffix = String.format(":%04X", port);
        List<String> lines = new ArrayList<>(lines("tcp"));
        lines.addAll(lines("tcp6"));
        Set<String> sockets = new HashSet<>();
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length > INODE
                    && columns[LOCAL_ADDRESS].endsWith(suffix)
                    && columns[STATE].equals(LISTEN)
                    && isInTheWay(columns[LOCAL_ADDRESS], wanted)) {
                sockets.add("socket:[" + columns[INODE] + "]");
            }
        }
        return sockets;
    }

    private static Optional<InetAddress> resolved(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether two addresses cannot share a port: they are equal, or one of them means all addresses. */
    private static boolean isInTheWay(String column, Optional<InetAddress> wanted) {
        try {
            InetAddress taken = address(column.substring(0, column.indexOf(':')));
            return taken.isAnyLocalAddress()
                    || wanted.map(own -> own.isAnyLocalAddress() || own.equals(taken))
                            .orElse(false);
        } catch (UnknownHostException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads an address: words of four bytes, each in the machine's byte order. */
    private static InetAddress address(String hexadecimal) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        ByteBuffer network = ByteBuffer.allocate(bytes.length);
        ByteBuffer machine = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        while (machine.remaining() >= Integer.BYTES) {
            network.putInt(machine.getInt());
        }
        return InetAddress.getByAddress(network.array());
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
                if (isOneOf(file, sockets)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // The process belongs to another user, or has just ended.
            return false;
        }
    }

    private static boolean isOneOf(Path file, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            // The file was closed meanwhile.
            return false;
        }
    }

    /**
     * The command in words. That of an instance is its marker and directory, since the telling end of a long command is
     * cut off.
     */
    private static String command(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            for (String argument : line.split("\0", -1)) {
                if (argument.startsWith("-Dactivemq-cluster.instance=")) {
                    return ", instance '" + argument.substring(argument.indexOf('=') + 1) + "' of "
                            + Files.readSymbolicLink(process.resolve("cwd"));
                }
            }
            String command = line.replaceAll("\\p{Cntrl}", " ").strip();
            return ": " + (command.length() > SHOWN ? command.substring(0, SHOWN) + "…" : command);
        } catch (IOException e) {
            return "";
        }
    }
}
