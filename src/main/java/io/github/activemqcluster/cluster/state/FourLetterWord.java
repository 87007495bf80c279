package io.github.activemqcluster.cluster.state;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a ZooKeeper server what it is, with {@code srvr}, which what is rendered whitelists.
 *
 * @see <a href="https://zookeeper.apache.org/doc/current/zookeeperAdmin.html#sc_4lw">ZooKeeper administrator's guide</a>
 */
final class FourLetterWord {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int ANSWER_BYTES = 8_192;

    private final InetSocketAddress server;

    FourLetterWord(InetSocketAddress server) {
        this.server = server;
    }

    /** What the server says it is; starting, where it does not answer. */
    State state() {
        try (Socket socket = new Socket()) {
            socket.connect(server, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readNBytes(ANSWER_BYTES), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return State.of(Role.STARTING, "starting");
        }
    }

    static State read(String answer) {
        String mode = answer.lines()
                .filter(line -> line.startsWith("Mode: "))
                .map(line -> line.substring("Mode: ".length()).strip())
                .findFirst()
                .orElse("");
        return switch (mode) {
            case "leader" -> State.of(Role.LEADER, mode);
            case "follower", "observer" -> State.of(Role.FOLLOWER, mode);
            case "standalone" -> State.of(Role.STANDALONE, mode);
            default ->
                answer.contains("not currently serving")
                        ? State.of(Role.WAITING, "waiting for a quorum")
                        : State.of(Role.STARTING, "starting");
        };
    }
}
