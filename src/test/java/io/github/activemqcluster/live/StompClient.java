package io.github.activemqcluster.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;

/** STOMP. Spring reads and writes the frames, over a socket of the JDK or its WebSocket. */
final class StompClient implements ProtocolClient {

    private static final Duration CONFIRMED = Duration.ofMinutes(2);
    private static final int FRAME = 1024 * 1024;

    private final String protocol;
    private final Opener opener;

    private StompClient(String protocol, Opener opener) {
        this.protocol = protocol;
        this.opener = opener;
    }

    static StompClient overTcp() {
        return new StompClient("stomp", SocketPipe::new);
    }

    static StompClient overWebSocket() {
        return new StompClient("ws", WebSocketPipe::new);
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public void send(Member broker, String destination, String body) throws Exception {
        try (Session session = new Session(broker)) {
            session.write(
                    StompCommand.SEND,
                    Map.of("destination", "/queue/" + destination, "persistent", "true", "receipt", "sent"),
                    body);
            session.read(StompCommand.RECEIPT, CONFIRMED);
        }
    }

    @Override
    public String receive(Member broker, String destination, Duration bound) throws Exception {
        try (Session session = new Session(broker)) {
            session.write(
                    StompCommand.SUBSCRIBE,
                    Map.of("destination", "/queue/" + destination, "id", "1", "ack", "auto"),
                    "");
            return session.read(StompCommand.MESSAGE, bound);
        }
    }

    /** The transport of frames. */
    interface Pipe extends AutoCloseable {

        void write(byte[] frame) throws IOException;

        /**
         * The data that has come, a whole frame or not.
         *
         * @throws AssertionError if nothing comes within the bound
         */
        ByteBuffer read(Duration bound) throws IOException;

        @Override
        void close() throws IOException;
    }

    private interface Opener {
        Pipe open(String address, int port) throws Exception;
    }

    private final class Session implements AutoCloseable {

        private final StompEncoder encoder = new StompEncoder();
        private final BufferingStompDecoder decoder = new BufferingStompDecoder(new StompDecoder(), FRAME);
        private final Deque<Message<byte[]>> frames = new ArrayDeque<>();
        private final Pipe pipe;

        Session(Member broker) throws Exception {
            pipe = opener.open(broker.address(), broker.port(protocol));
            write(
                    StompCommand.CONNECT,
                    Map.of("accept-version", "1.0,1.1,1.2", "host", "localhost", "heart-beat", "0,0"),
                    "");
            read(StompCommand.CONNECTED, CONFIRMED);
        }

        void write(StompCommand command, Map<String, String> headers, String body) throws IOException {
            StompHeaderAccessor accessor = StompHeaderAccessor.create(command);
            headers.forEach(accessor::setNativeHeader);
            pipe.write(encoder.encode(
                    MessageBuilder.createMessage(body.getBytes(StandardCharsets.UTF_8), accessor.getMessageHeaders())));
        }

        /** The body of the next frame, which must be of this kind. */
        String read(StompCommand command, Duration bound) throws IOException {
            while (frames.isEmpty()) {
                frames.addAll(decoder.decode(pipe.read(bound)));
            }
            Message<byte[]> frame = frames.remove();
            String body = new String(frame.getPayload(), StandardCharsets.UTF_8);
            if (StompHeaderAccessor.wrap(frame).getCommand() != command) {
                throw new AssertionError("instead of " + command + " came " + frame.getHeaders() + " " + body);
            }
            return body;
        }

        /** Disconnects properly, so that the broker has noted the acknowledgements. */
        @Override
        public void close() throws IOException {
            try (pipe) {
                write(StompCommand.DISCONNECT, Map.of("receipt", "end"), "");
                read(StompCommand.RECEIPT, CONFIRMED);
            }
        }
    }
}
