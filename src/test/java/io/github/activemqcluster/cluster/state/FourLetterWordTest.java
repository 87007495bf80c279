package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.InstanceStates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourLetterWordTest {

    private static final InstanceStates KNOWN = InstanceStates.load();
    private static final FourLetterWord NOBODY =
            new FourLetterWord(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), KNOWN);

    @ParameterizedTest
    @CsvSource({
        "leader, LEADER, leader",
        "follower, FOLLOWER, follower",
        "observer, FOLLOWER, observer",
        "standalone, STANDALONE, standalone"
    })
    void aServerSaysItsMode(String mode, Role role, String text) {
        assertThat(NOBODY.read("Zookeeper version: 3.9.5\nMode: " + mode + "\nNode count: 5\n"))
                .isEqualTo(State.of(role, text));
    }

    @Test
    void aServerWithoutAQuorumSaysSo() {
        assertThat(NOBODY.read("This ZooKeeper instance is not currently serving requests\n"))
                .isEqualTo(State.of(Role.WAITING, "waiting for a quorum"));
    }

    @Test
    void whereNobodyListensAServerIsStarting() throws IOException {
        // given
        InetSocketAddress address;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(closed.getInetAddress(), closed.getLocalPort());
        }

        // when, then
        assertThat(new FourLetterWord(address, KNOWN).state()).isEqualTo(State.of(Role.STARTING, "starting"));
    }
}
