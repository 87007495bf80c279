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
 * Binds each port on 127.0.0.1 and holds it, so that nobody else is given it meanwhile. They are below those that the operating
 * system gives out by itself: an instance opens its ports long after they were planned, a slave only once it is promoted, and until
 * then any process that asks for some port, a broker that makes up an id ({@code IdGenerator}) for one, would be given one of them.
 * They follow one another from a place that is left to chance, so that two builds rarely meet.
 */
final class FreePorts implements PortSource.Session {

    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;

    /** A hundred instances. */
    private static final int LEAST = 1_000;

    private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final int first;
    private final int count;
    private final List<ServerSocket> held = new ArrayList<>();
    private int offset;

    FreePorts() {
        this(FIRST, lastBelow(EPHEMERAL), ThreadLocalRandom.current().nextInt(LAST));
    }

    /** Those from the first to the last, of which it begins with any. */
    FreePorts(int first, int last, int offset) {
        this.first = first;
        this.count = last - first + 1;
        this.offset = offset;
    }

    /**
     * The last port to take. Where the operating system has left none below its own, or says nothing of them, they are as good as any.
     *
     * @param ephemeral Linux's: a text of two numbers, its first port and its last. Others begin at 49152
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
            // Somebody has it.
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
