package io.github.activemqcluster.testing;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologiesTest {

    @Test
    void r9IsPlannedAsItsDocumentationSays() {
        // given, when
        Topology r9 = Topologies.r9().build();

        // then
        assertThat(r9.brokers()).map(Broker::where).startsWith(at("topology.groups[0].brokers[0]"));
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

    @Test
    void r9IsWhatTheBinderMakesOfItsDocumentation() {
        // given
        Element group1 = group("group1", "zk1");
        Element group2 = group("group2", "zk2");
        Element documented = element(
                "topology",
                element("activemq", leaf("version", "5.16.7")),
                element("zookeeper", leaf("version", "3.9.5")),
                element("ensembles", ensemble("zk1"), ensemble("zk2")),
                element("groups", group1, group2),
                element(
                        "networkConnectors",
                        element(
                                "networkConnector",
                                leaf("from", "group1"),
                                leaf("to", "group2"),
                                leaf("duplex", "true"))),
                element("clients", element("client", leaf("id", "application"))));
        var problems = new Problems();

        // when
        var bound = new TopologyBinder(new Releases())
                .bind(documented, new Settings("reference", Placement.HOSTS, PortSource.planned()), problems);

        // then
        assertThat(problems.all()).isEmpty();
        assertThat(bound)
                .get()
                .usingRecursiveComparison()
                .isEqualTo(Topologies.r9().build());
    }

    private static Element ensemble(String id) {
        return element("ensemble", leaf("id", id), leaf("size", "3"));
    }

    private static Element group(String id, String ensemble) {
        return element(
                "group",
                leaf("id", id),
                leaf("brokerName", "zk_cluster_nodes"),
                leaf("size", "3"),
                element(
                        "replicatedLevelDB",
                        leaf("ensemble", ensemble),
                        leaf("zkPath", "/activemq/leveldb-stores/" + id)));
    }

    private static Element leaf(String name, String text) {
        return new Element(name, text, List.of(), List.of());
    }

    private static Element element(String name, Element... children) {
        return new Element(name, "", List.of(), List.of(children));
    }
}
