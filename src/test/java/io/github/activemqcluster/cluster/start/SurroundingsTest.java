package io.github.activemqcluster.cluster.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    @TempDir
    private Path folder;

    @Test
    void aNameThatDoesNotResolve() {
        assertThat(problems(new TopologyBuilder()
                        .activemq("6.3.1")
                        .host("here", "localhost")
                        .host("there", "no-such-host.invalid")
                        .group("one", group -> group.size(1).sharedFileSystem())))
                .singleElement()
                .asString()
                .startsWith("ERROR [surroundings-answer] topology.hosts[1].address: the address 'no-such-host.invalid'"
                        + " does not resolve")
                .endsWith(". Mend the address, or the name service of this machine.");
    }

    @Test
    void anEnsembleOfWhichSomeAnswerAndOneOfWhichNobodyDoes() throws Exception {
        int closed = closedPort();
        try (ServerSocket answering = answering()) {
            // when
            List<String> some =
                    problems(external("127.0.0.1:" + closed + ",127.0.0.1:" + answering.getLocalPort() + "/activemq"));
            List<String> none = problems(external("127.0.0.1:" + closed));

            // then
            assertThat(some)
                    .singleElement()
                    .asString()
                    .matches(
                            "WARNING \\[surroundings-answer] topology.ensembles\\[0].connectString: the ZooKeeper server"
                                    + " 127.0.0.1:" + closed
                                    + " of ensemble 'zk' does not answer \\(Connection refused.*\\)\\."
                                    + " Start it, or mend the connectString\\.");
            assertThat(none).singleElement().asString().startsWith("ERROR [surroundings-answer] ");
        }
    }

    @Test
    @Timeout(30)
    void whatTakesConnectionsAndSaysNothingDoesNotAnswer() throws Exception {
        try (ServerSocket silent = listen()) {
            assertThat(problems(external("127.0.0.1:" + silent.getLocalPort())))
                    .singleElement()
                    .asString()
                    .contains("does not answer within 1 s");
        }
    }

    @Test
    void aDatabaseAndABrokerOutside() throws Exception {
        int closed = closedPort();
        try (ServerSocket database = listen()) {
            assertThat(problems(new TopologyBuilder()
                            .activemq("6.3.1")
                            .group("one", group -> group.size(2)
                                    .jdbc(store ->
                                            store.url("jdbc:postgresql://127.0.0.1:" + database.getLocalPort() + "/x")))
                            .group("two", group -> group.size(2)
                                    .jdbc(store -> store.url("jdbc:mariadb://127.0.0.1:" + closed + "/x")))
                            .connectorToUri("one", "static:(tcp://127.0.0.1:" + closed + ")")))
                    .hasSize(2)
                    .anyMatch(
                            problem -> problem.startsWith("ERROR [surroundings-answer] topology.groups[1].jdbc.url: the"
                                    + " database at 127.0.0.1:" + closed + " does not answer ("))
                    .anyMatch(problem ->
                            problem.startsWith("ERROR [surroundings-answer] topology.networkConnectors[0].uri:"
                                    + " the broker at 127.0.0.1:" + closed + ", to which network connector '"));
        }
    }

    @Test
    void aStartIsRefusedByName() throws Exception {
        int closed = closedPort();
        Preflight preflight =
                new Preflight(RunningCluster.of(external("127.0.0.1:" + closed).build(), folder, Optional.empty()));

        assertThatThrownBy(() -> preflight.check(new Java(Path.of("/java/17"), 17, "Maven's own"), List.of()))
                .hasMessageContaining("- topology.ensembles[0].connectString: the ZooKeeper server 127.0.0.1:" + closed
                        + " of ensemble 'zk' does not answer");
    }

    private static TopologyBuilder external(String connectString) {
        return new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", ensemble -> ensemble.connectString(connectString))
                .group("one", group -> group.size(3).replicatedLevelDb("zk"));
    }

    private static List<String> problems(TopologyBuilder topology) {
        return new Surroundings(topology.build(), Duration.ofSeconds(1))
                .problems().stream().map(Problem::toString).toList();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = listen()) {
            return closed.getLocalPort();
        }
    }

    /** Answers like a ZooKeeper server that may not answer the word. */
    private static ServerSocket answering() throws IOException {
        ServerSocket server = listen();
        Thread thread = new Thread(() -> {
            try (server) {
                while (true) {
                    try (Socket socket = server.accept()) {
                        socket.getInputStream().readNBytes(4);
                        socket.getOutputStream()
                                .write("ruok is not executed because it is not in the whitelist.\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException e) {
                // Closed: the test is over.
                Thread.onSpinWait();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
