package io.github.activemqcluster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import org.junit.jupiter.api.Test;

class TopologiesTest {

    @Test
    void r9IsPlannedAsItsDocumentationSays() {
        // given, when
        Topology r9 = Topologies.r9().build();

        // then
        assertThat(r9.brokers()).map(Broker::where).startsWith("topology.groups[0].brokers[0]");
        assertThat(r9.brokers())
                .map(broker -> broker.ports().required(PortKind.OPENWIRE))
                .containsExactly(61616, 61617, 61618, 61619, 61620, 61621);
        assertThat(r9.brokers())
                .map(broker -> broker.ports().required(PortKind.CONSOLE))
                .containsExactly(8161, 8162, 8163, 8164, 8165, 8166);
        assertThat(r9.brokers())
                .map(broker -> broker.ports().required(PortKind.REPLICATION))
                .containsExactly(61622, 61623, 61624, 61625, 61626, 61627);
        assertThat(r9.servers())
                .map(server -> server.ports().required(PortKind.CLIENT))
                .containsExactly(2181, 2182, 2183, 2184, 2185, 2186);
    }

    @Test
    void brokersAreSpreadOverFailureDomainsInTurn() {
        assertThat(Topologies.production().build().brokers())
                .map(Broker::host)
                .containsExactly("mq1", "mq2", "mq1", "mq2");
    }
}
