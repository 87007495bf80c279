package io.github.activemqcluster.live;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A TCP connection. */
final class SocketPipe implements StompClient.Pipe {

    private final Socket socket;

    SocketPipe(String address, int port) throws IOException {
        socket = new Socket(address, port);
    }

    @Override
    public void write(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
    }

    @Override
    public ByteBuffer read(Duration bound) throws IOException {
        socket.setSoTimeout(Math.toIntExact(bound.toMillis()));
        byte[] bytes = new byte[8192];
        try {
            int length = socket.getInputStream().read(bytes);
            if (length < 0) {
                throw new AssertionError("the broker has closed the connection");
            }
            return ByteBuffer.wrap(bytes, 0, length);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing came within " + bound, e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
