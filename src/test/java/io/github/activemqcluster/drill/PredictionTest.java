package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
                        Duration.ofMillis(10),
                        "lockAcquireSleepInterval 500 ms + lockKeepAlivePeriod 1000 ms, reconnect delay 10 ms"));
        assertThat(prediction.orElseThrow().atMost()).isEqualTo(Duration.ofMillis(1_510));
    }

    @Test
    void aClientThatSleepsLongerEachTimeMayJustHaveFallenAsleep() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 0))
                .build();

        // 10 + 20 + 40 + 80 + 160 ms are slept when it begins to sleep for 320
        assertThat(predict(topology, Map.of()).orElseThrow().reconnect()).isEqualTo(Duration.ofMillis(320));
        assertThat(predict(topology, Map.of("maxReconnectDelay", "100"))
                        .orElseThrow()
                        .reconnect())
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void zooKeeperGivesASessionTwoTicksAtLeastAndEndsItAtAWholeTick() {
        Prediction prediction = predict(Topologies.r9().build(), AT_ONCE).orElseThrow();

        assertThat(prediction.election()).isEqualTo(Duration.ofSeconds(6));
        assertThat(prediction.because())
                .isEqualTo(
                        "zkSessionTimeout 2000 ms, of which ZooKeeper makes 4000 ms + tickTime 2000 ms, reconnect delay"
                                + " 10 ms");
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

    private static Optional<Prediction> predict(Topology topology, Map<String, String> options) {
        return Prediction.of(topology, topology.groups().get(0), options);
    }
}
