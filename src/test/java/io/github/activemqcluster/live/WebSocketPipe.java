package io.github.activemqcluster.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket whose text messages are frames, or parts of them. */
final class WebSocketPipe implements StompClient.Pipe {

    private static final Duration CONNECTED = Duration.ofMinutes(2);

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final WebSocket webSocket;

    WebSocketPipe(String address, int port) {
        webSocket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .connectTimeout(CONNECTED)
                .buildAsync(URI.create("ws://" + address + ":" + port + "/"), new Texts())
                .join();
    }

    @Override
    public void write(byte[] frame) {
        webSocket.sendText(new String(frame, StandardCharsets.UTF_8), true).join();
    }

    @Override
    public ByteBuffer read(Duration bound) throws IOException {
        try {
            String text = texts.poll(bound.toMillis(), TimeUnit.MILLISECONDS);
            if (text == null) {
                throw new AssertionError("nothing came within " + bound);
            }
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        // the broker closes it as well, after DISCONNECT
        webSocket.abort();
    }

    private final class Texts implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            texts.add(data.toString());
            return WebSocket.Listener.super.onText(socket, data, last);
        }
    }
}
