package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclaredBridgesTest {

    @Test
    void aDuplexConnectorIsUpOnceBothEndsSaySo() {
        // given
        Topology topology = Topologies.r10().build();
        DeclaredBridges network = new DeclaredBridges(topology);
        NetworkConnector connector = topology.networkConnectors().get(0);
        List<Bridge> from = List.of(bridge(connector.name(), false, "group2"));
        List<Bridge> to = List.of(bridge("#4", true, "group1"));

        // when, then
        assertThat(network.from("group1")).containsExactly(connector);
        assertThat(network.from("group2")).isEmpty();
        assertThat(network.isUp(connector, "group1", from, group -> group.equals("group2") ? to : List.of()))
                .isTrue();
        assertThat(network.isUp(connector, "group1", from, group -> List.of())).isFalse();
        assertThat(network.isUp(connector, "group1", List.of(), group -> to)).isFalse();
        assertThat(network.isUp(connector, "group1", from, group -> List.of(bridge("#4", true, "another"))))
                .isFalse();
    }

    @Test
    void aConnectorOneWayIsUpOnceItsOwnerSaysSo() {
        // given
        Topology topology = Topologies.r4().build();
        DeclaredBridges network = new DeclaredBridges(topology);
        NetworkConnector connector = topology.networkConnectors().get(0);

        // when, then
        assertThat(network.isUp(connector, "a", List.of(bridge(connector.name(), false, "b")), group -> List.of()))
                .isTrue();
        assertThat(network.isUp(connector, "a", List.of(bridge("another", false, "b")), group -> List.of()))
                .isFalse();
        assertThat(network.isUp(connector, "a", List.of(bridge(connector.name(), true, "b")), group -> List.of()))
                .isFalse();
    }

    @Test
    void multicastIsUpOnceThereIsABridgeToEachOtherGroup() {
        // given
        Topology topology = Topologies.r5()
                .group("c", 1)
                .multicast("c", Optional.of("reference"))
                .build();
        DeclaredBridges network = new DeclaredBridges(topology);
        NetworkConnector connector = topology.networkConnectors().get(0);
        Bridge toB = bridge(connector.name(), false, "b");
        Bridge toC = bridge(connector.name(), false, "c");

        // when, then
        assertThat(network.isUp(connector, "a", List.of(toB), group -> List.of()))
                .isFalse();
        assertThat(network.isUp(connector, "a", List.of(toB, toC), group -> List.of()))
                .isTrue();
    }

    private static Bridge bridge(String connector, boolean createdByDuplex, String remoteBrokerName) {
        return new Bridge(connector, createdByDuplex, remoteBrokerName, "tcp://127.0.0.1:61616");
    }
}
