package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {

    private static final Map<String, String> AT_ONCE =
            Map.of("useExponentialBackOff", "false", "initialReconnectDelay", "10");

    @Test
    void aSharedFileIsWaitedForAsLongAsTheSlaveSleepsAndTheKeepAlive() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 1_000))
                .build();

        Optional<Prediction> prediction = predict(topology, AT_ONCE);

        assertThat(prediction)
                .contains(new Prediction(
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(1_000),
                        Duration.ofMillis(30),
                        "lockAcquireSleepInterval 500 ms + lockKeepAlivePeriod 1000 ms + 1000 ms until the new master has"
                                + " taken a message + 10 ms of sleep, in which the client is after a try that came too"
                                + " early + 20 ms for its tries of the other brokers"));
        assertThat(prediction.orElseThrow().atMost()).isEqualTo(Duration.ofMillis(2_530));
    }

    @Test
    void aClientWhoseTryComesTooEarlySleepsOnceMore() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 0))
                .build();

        // After 10 + 20 + … + 640 ms, 1270 in all, it sleeps for 1280: a master that listens after 1500 waits for it.
        assertThat(predict(topology, Map.of()).orElseThrow().reconnect()).isEqualTo(Duration.ofMillis(1_300));
        assertThat(predict(topology, Map.of("maxReconnectDelay", "100"))
                        .orElseThrow()
                        .reconnect())
                .isEqualTo(Duration.ofMillis(120));
        assertThat(predict(topology, Map.of("maxReconnectDelay", "500", "initialReconnectDelay", "4000"))
                        .orElseThrow()
                        .reconnect())
                .isEqualTo(Duration.ofMillis(4_020));
        assertThat(predict(topology, Map.of("backOffMultiplier", "1"))
                        .orElseThrow()
                        .reconnect())
                .isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void itTriesTheOtherBrokersOfItsListFirst() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(5).sharedFileSystem("shared", 500, 0))
                .build();

        assertThat(predict(topology, AT_ONCE).orElseThrow().reconnect()).isEqualTo(Duration.ofMillis(10 + 4 * 20));
    }

    /** Issue 18: with one producer on an idle machine, 6.3.1, the store's defaults. */
    @ParameterizedTest
    @CsvSource({"30000, 5300", "500, 2880"})
    void isNeverBelowWhatWasMeasured(String maxReconnectDelay, long measured) {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 1_000, 1_000))
                .build();

        Duration atMost = predict(topology, Map.of("maxReconnectDelay", maxReconnectDelay))
                .orElseThrow()
                .atMost();

        assertThat(atMost).isBetween(Duration.ofMillis(measured), Duration.ofMillis(measured + 700));
    }

    @Test
    void zooKeeperGivesASessionTwoTicksAtLeastAndEndsItAtAWholeTick() {
        Prediction prediction = predict(Topologies.r9().build(), AT_ONCE).orElseThrow();

        assertThat(prediction.election()).isEqualTo(Duration.ofSeconds(6));
        assertThat(prediction.because())
                .startsWith("zkSessionTimeout 2000 ms, of which ZooKeeper makes 4000 ms + tickTime 2000 ms + 1000 ms");
    }

    @Test
    void zooKeeperGivesASessionTwentyTicksAtMost() {
        Prediction prediction = predict(levelDb(45_000), AT_ONCE).orElseThrow();

        assertThat(prediction.election()).isEqualTo(Duration.ofSeconds(42));
        assertThat(prediction.because()).startsWith("zkSessionTimeout 45000 ms, of which ZooKeeper makes 40000 ms");
    }

    @Test
    void ofAnEnsembleThatIsNotOfTheTopologyOnlyTheAskedTimeIsKnown() {
        Topology topology = Topologies.r9()
                .ensemble("zk1", ensemble -> ensemble.connectString("192.0.2.1:2181"))
                .build();

        Prediction prediction = predict(topology, AT_ONCE).orElseThrow();

        assertThat(prediction.election()).isEqualTo(Duration.ofSeconds(2));
        assertThat(prediction.because()).startsWith("zkSessionTimeout 2000 ms + 1000 ms");
    }

    @Test
    void anOptionThatIsNoNumberIsTakenForItsDefault() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 0))
                .build();

        assertThat(predict(topology, Map.of("maxReconnectDelay", "soon"))).isEqualTo(predict(topology, Map.of()));
    }

    @Test
    void aClientThatWakesAtTheEndOfTheOutageIsInTime() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 0))
                .build();

        assertThat(predict(topology, Map.of("initialReconnectDelay", "1500"))
                        .orElseThrow()
                        .reconnect())
                .isEqualTo(Duration.ofMillis(1_520));
    }

    @Test
    void aLeaseHasToRunOutAndToBeLookedAt() {
        Prediction prediction = predict(Topologies.r3().build(), AT_ONCE).orElseThrow();

        assertThat(prediction.election()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void nothingTakesOverFromASingleBroker() {
        assertThat(predict(new TopologyBuilder().group("orders", 1).build(), AT_ONCE))
                .isEmpty();
    }

    private static Topology levelDb(int zkSessionTimeout) {
        return new TopologyBuilder()
                .ensemble("zk", 1)
                .group("orders", group -> group.size(3)
                        .replicatedLevelDb("zk", levelDb -> levelDb.zkSessionTimeout(zkSessionTimeout)))
                .build();
    }

    private static Optional<Prediction> predict(Topology topology, Map<String, String> options) {
        return Prediction.of(topology, topology.groups().get(0), options);
    }
}
