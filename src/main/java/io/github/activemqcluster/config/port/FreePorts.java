package io.github.activemqcluster.config.port;

import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/**
 * Finds free ports. Binds each port on 127.0.0.1 and holds it, so that no other process gets it meanwhile. The ports
 * are below the operating system's ephemeral ports. An instance opens its ports long after they were planned, and a
 * slave only once it is promoted. Until then an ephemeral port could go to any process that asks for some port, such as
 * a broker that makes an id ({@code IdGenerator}). The ports follow one another from a random start, so that two builds
 * rarely meet.
 */
final class FreePorts implements PortSource.Session {

    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;

    /** Enough for a hundred instances. */
    private static final int LEAST = 1_000;

    private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final int first;
    private final int count;
    private final List<ServerSocket> held = new ArrayList<>();
    private int offset;

    FreePorts() {
        this(FIRST, lastBelow(EPHEMERAL), ThreadLocalRandom.current().nextInt(LAST));
    }

    /** The ports from the first to the last, with a random start. */
    FreePorts(int first, int last, int offset) {
        this.first = first;
        this.count = last - first + 1;
        this.offset = offset;
    }

    /**
     * The last port to take. If the operating system leaves too few ports below its ephemeral ports, or does not tell
     * them, the usual range is as good as any.
     *
     * @param ephemeral Linux's range: a text with its first and its last port. Other systems begin at 49152
     */
    static int lastBelow(Path ephemeral) {
        try {
            int lowest = Integer.parseInt(Files.readString(ephemeral).strip().split("\\s+", 2)[0]);
            return lowest > FIRST + LEAST ? Math.min(LAST, lowest - 1) : LAST;
        } catch (IOException | NumberFormatException e) {
            return LAST;
        }
    }

    @Override
    public OptionalInt next(String address, PortKind kind, IntPredicate isTaken) throws IOException {
        for (int tries = 0; tries < count; tries++) {
            int port = first + offset++ % count;
            if (!isTaken.test(port) && hold(port)) {
                return OptionalInt.of(port);
            }
        }
        throw new IOException("none of those from " + first + " to " + (first + count - 1) + " can be bound");
    }

    private boolean hold(int port) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            return true;
        } catch (IOException e) {
            // Another process has the port.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : held) {
            socket.close();
        }
    }
}
