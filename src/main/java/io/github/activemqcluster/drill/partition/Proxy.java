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
 * A link between two instances that can be cut. It listens on a free port of 127.0.0.1 and passes all data on, both
 * ways. While it is cut, it behaves as a network that drops packets: no data arrives, nor the end of a connection. What
 * was sent arrives late, once the link is restored.
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
     * Listens, and passes on to that host and port, where no process needs to listen yet.
     *
     * @param isPlanned whether an instance will open a port that looks free now
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
                // Keep it open, so that the system does not offer it again.
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

    /** {@code 127.0.0.1:port}, in place of the address that it leads to. */
    String address() {
        return new Authority("127.0.0.1", server.getLocalPort()).toString();
    }

    /** Stops passing data on. */
    synchronized void cut() {
        cut = true;
    }

    /** Passes data on again, also what it held back. */
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
                // The server is closed, or the client has given up its connection.
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
            // One side has broken the connection, so the other one is broken, too.
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
                // A socket that does not close is lost.
                Thread.onSpinWait();
            }
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "activemq-cluster drill proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes all connections, also while the link is cut. */
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
