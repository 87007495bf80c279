package io.github.activemqcluster.drill.partition;

import io.github.activemqcluster.topology.Authority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * A link between two instances that can be cut: listens on a free port of 127.0.0.1 and passes everything on, both ways. Cut, it is as
 * a network that drops packets: nobody hears anything, not even that a connection has ended, and what was sent arrives late,
 * once the link is whole again.
 */
final class Proxy implements AutoCloseable {

    private static final int BLOCK = 16 * 1024;
    private static final int BACKLOG = 50;

    private final String host;
    private final int port;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean closed;

    /**
     * To that host and port; it need not be there yet.
     *
     * @param isPlanned whether a port is somebody's who has not opened it yet, so that it only looks free
     */
    Proxy(String host, int port, IntPredicate isPlanned) throws IOException {
        this.host = host;
        this.port = port;
        this.server = listen(isPlanned);
        run(this::accept);
    }

    private static ServerSocket listen(IntPredicate isPlanned) throws IOException {
        List<ServerSocket> refused = new ArrayList<>();
        try {
            ServerSocket offered = offered();
            while (isPlanned.test(offered.getLocalPort())) {
                // Held, so that it is not offered again.
                refused.add(offered);
                offered = offered();
            }
            return offered;
        } finally {
            for (ServerSocket socket : refused) {
                socket.close();
            }
        }
    }

    private static ServerSocket offered() throws IOException {
        return new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** {@code 127.0.0.1:port}, in place of what it leads to. */
    String address() {
        return new Authority("127.0.0.1", server.getLocalPort()).toString();
    }

    /** From now on nothing passes. */
    synchronized void cut() {
        cut = true;
    }

    /** All of it passes again, also what was held back. */
    synchronized void heal() {
        cut = false;
        notifyAll();
    }

    private synchronized void awaitPassage() throws IOException {
        while (cut && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (closed) {
            throw new IOException("closed");
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                open.add(from);
                run(() -> connect(from));
            } catch (IOException e) {
                // It is closed, or the one who wanted to connect has thought better of it.
                Thread.onSpinWait();
            }
        }
    }

    private void connect(Socket from) {
        Socket to = new Socket();
        open.add(to);
        try {
            awaitPassage();
            to.connect(new InetSocketAddress(host, port));
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            run(() -> pump(from, to));
            pump(to, from);
        } catch (IOException e) {
            end(from, to);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                awaitPassage();
                out.write(block, 0, read);
            }
            awaitPassage();
        } catch (IOException e) {
            // Whoever ends a connection without a word, the other side is told in the same way.
            awaitPassageOfAnEnd();
        }
        end(from, to);
    }

    private void awaitPassageOfAnEnd() {
        try {
            awaitPassage();
        } catch (IOException e) {
            Thread.onSpinWait();
        }
    }

    private void end(Socket one, Socket other) {
        for (Socket socket : new Socket[] {one, other}) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing more can be done for it.
                Thread.onSpinWait();
            }
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "activemq-cluster drill proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends all connections, cut or not. */
    @Override
    public void close() throws IOException {
        server.close();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
