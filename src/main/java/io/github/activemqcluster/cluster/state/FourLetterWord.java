package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a ZooKeeper server for its role with {@code srvr}. The rendered configuration whitelists the word.
 *
 * @see <a href="https://zookeeper.apache.org/doc/current/zookeeperAdmin.html#sc_4lw">ZooKeeper administrator's
 *     guide</a>
 */
final class FourLetterWord {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int ANSWER_BYTES = 8_192;

    private final InetSocketAddress server;
    private final InstanceStates known;

    FourLetterWord(InetSocketAddress server, InstanceStates known) {
        this.server = server;
        this.known = known;
    }

    /** The role that the server tells; starting, if the server does not answer. */
    State state() {
        try (Socket socket = new Socket()) {
            socket.connect(server, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readNBytes(ANSWER_BYTES), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return starting();
        }
    }

    State read(String answer) {
        return known.answers().stream()
                .filter(candidate -> answer.contains(candidate.part()))
                .findFirst()
                .map(State::of)
                .orElseGet(this::starting);
    }

    private State starting() {
        return State.of(Role.STARTING, known.state(BrokerState.STARTING).text());
    }
}
