package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Binds each port on 127.0.0.1 and holds it, so that the operating system does not give it out again. */
final class FreePorts implements PortSource.Session {

    private final List<ServerSocket> held = new ArrayList<>();

    @Override
    public OptionalInt next(String address, PortKind kind, IntPredicate isTaken) throws IOException {
        while (true) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            held.add(socket);
            if (!isTaken.test(socket.getLocalPort())) {
                return OptionalInt.of(socket.getLocalPort());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : held) {
            socket.close();
        }
    }
}
