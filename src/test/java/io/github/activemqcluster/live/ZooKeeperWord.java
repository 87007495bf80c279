package io.github.activemqcluster.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The answers of a ZooKeeper server about itself. */
final class ZooKeeperWord {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private ZooKeeperWord() {}

    /** The answer to a word; empty if the server does not listen. */
    static String ask(Member server, String word) {
        try (Socket socket = new Socket()) {
            int bound = Math.toIntExact(BOUND.toMillis());
            socket.connect(new InetSocketAddress(server.address(), server.port()), bound);
            socket.setSoTimeout(bound);
            socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** {@code leader}, {@code follower} or {@code standalone}; empty if the server takes part in no quorum. */
    static String mode(Member server) {
        return ask(server, "srvr")
                .lines()
                .filter(line -> line.startsWith("Mode: "))
                .findFirst()
                .map(line -> line.substring("Mode: ".length()).strip())
                .orElse("");
    }
}
