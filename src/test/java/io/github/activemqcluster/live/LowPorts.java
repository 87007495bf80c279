package io.github.activemqcluster.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that a case chooses before its cluster is generated, and binds long after that. They are from a range of their
 * own. The operating system takes no port from it for a process that asks for any port, and neither does
 * {@code generate}.
 */
public final class LowPorts {

    static final int FIRST = 10_000;
    static final int LAST = 14_999;

    private static final int TRIES = 1_000;

    private LowPorts() {}

    /** So many different ports that are free right now. */
    public static List<Integer> choose(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                held.add(hold());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket each : held) {
                each.close();
            }
        }
    }

    private static ServerSocket hold() throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                last = e; // another process has the port
            }
        }
        throw new IOException("no free port from " + FIRST + " to " + LAST + " in " + TRIES + " attempts", last);
    }
}
