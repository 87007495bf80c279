package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests how long a group may have no master. */
class ElectionTimeTest {

    @Test
    void aLockOnAFileIsFreeAfterTheSlavesSleepAndTheKeepAlive() {
        Topology topology = new TopologyBuilder()
                .group("orders", group -> group.size(2).sharedFileSystem("shared", 500, 1_000))
                .build();

        assertThat(of(topology)).contains(Duration.ofMillis(1_500));
        assertThat(ofLock(topology)).contains(Duration.ofMillis(1_500));
    }

    @Test
    void aLeaseTakesTwiceItsLength() {
        assertThat(of(Topologies.r3().build())).contains(Duration.ofSeconds(20));
        assertThat(ofLock(Topologies.r3().build())).contains(Duration.ofSeconds(20));
    }

    @Test
    void aSessionIsNoLock() {
        assertThat(of(Topologies.r9().build())).contains(Duration.ofSeconds(6));
        assertThat(ofLock(Topologies.r9().build())).isEmpty();
    }

    @Test
    void nothingTakesOverFromASingleBroker() {
        Topology topology = new TopologyBuilder().group("orders", 1).build();

        assertThat(of(topology)).isEmpty();
        assertThat(ofLock(topology)).isEmpty();
    }

    private static Optional<Duration> of(Topology topology) {
        return ElectionTime.of(topology, topology.groups().get(0)).map(ElectionTime::time);
    }

    private static Optional<Duration> ofLock(Topology topology) {
        return ElectionTime.ofLock(topology.groups().get(0).store()).map(ElectionTime::time);
    }
}
