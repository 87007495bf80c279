package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.config.bind.Declarations.group;
import static io.github.activemqcluster.config.bind.Declarations.ports;
import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the defaults: they place, name and plan everything that a topology leaves out. */
class TopologyDefaultsTest {

    private final Topology r9 = Samples.topology("r9.xml");

    @Test
    void placeEverythingOnOneHost() {
        assertThat(r9.hosts())
                .containsExactly(new Host(at("topology.hosts[0]"), "localhost", "127.0.0.1", "localhost"));
        assertThat(r9.brokers()).allMatch(broker -> broker.host().equals("localhost"));
        assertThat(r9.servers()).allMatch(server -> server.host().equals("localhost"));
    }

    @Test
    void nameBrokersAndServersAfterTheirGroups() {
        assertThat(r9.brokers())
                .map(Broker::id)
                .containsExactly("group1-1", "group1-2", "group1-3", "group2-1", "group2-2", "group2-3");
        assertThat(r9.servers()).map(Server::id).containsExactly("zk1-1", "zk1-2", "zk1-3", "zk2-1", "zk2-2", "zk2-3");
        assertThat(r9.servers()).map(Server::myid).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void planPortsFromTheWellKnownOnesUpwards() {
        assertThat(ports(r9, PortKind.OPENWIRE)).containsExactly(61616, 61617, 61618, 61619, 61620, 61621);
        assertThat(ports(r9, PortKind.CONSOLE)).containsExactly(8161, 8162, 8163, 8164, 8165, 8166);
        assertThat(ports(r9, PortKind.REPLICATION)).containsExactly(61622, 61623, 61624, 61625, 61626, 61627);
        assertThat(ports(r9, PortKind.CLIENT)).containsExactly(2181, 2182, 2183, 2184, 2185, 2186);
        assertThat(ports(r9, PortKind.PEER)).containsExactly(2888, 2889, 2890, 2891, 2892, 2893);
        assertThat(ports(r9, PortKind.ELECTION)).containsExactly(3888, 3889, 3890, 3891, 3892, 3893);
        assertThat(ports(r9, PortKind.JMX)).isEmpty();
        assertThat(ports(r9, PortKind.ADMIN)).isEmpty();
    }

    @Test
    void waitForTheDisksOfAQuorum() {
        assertThat(r9.groups().get(0).store())
                .isEqualTo(new Store.ReplicatedLevelDb(
                        at("topology.groups[0].replicatedLevelDB"),
                        new Store.ReplicatedLevelDb.Election(
                                "zk1", "/activemq/leveldb-stores/group1", 2000, Optional.empty(), 1),
                        new Store.ReplicatedLevelDb.Replication("quorum_disk", 3, Optional.empty()),
                        Optional.empty()));
    }

    @Test
    void letMessagesGoBackOverANetwork() {
        assertThat(r9.groups())
                .map(group -> group.tuning().destinationPolicies())
                .containsExactly(
                        List.of(new DestinationPolicy(
                                at("topology.groups[0].destinationPolicies[0]"), false, ">", Map.of(), true)),
                        List.of(new DestinationPolicy(
                                at("topology.groups[1].destinationPolicies[0]"), false, ">", Map.of(), true)));
        assertThat(Samples.topology("r2.xml").groups().get(0).tuning().destinationPolicies())
                .isEmpty();
    }

    @Test
    void reachAGroupOfSeveralAsMasterAndSlaves() {
        assertThat(r9.networkConnectors()).singleElement().satisfies(connector -> {
            assertThat(connector.name()).isEqualTo("group1-to-group2");
            assertThat(connector.discovery()).isEqualTo(Discovery.MASTERSLAVE);
            assertThat(connector.duplex()).isTrue();
        });
    }

    @Test
    void letAClientConnectToAllGroupsSendSafelyAndGiveUpASend() {
        assertThat(r9.clients())
                .containsExactly(new Client(
                        at("topology.clients[0]"),
                        "application",
                        List.of("group1", "group2"),
                        Optional.empty(),
                        Map.of("timeout", "30000", "maxReconnectDelay", "500"),
                        new Client.Settings(false, true, false, true),
                        new Client.Login(Optional.empty(), Optional.empty()),
                        false));
    }

    @Test
    void listenWithOpenWire() {
        assertThat(r9.groups().get(1).transportConnectors())
                .containsExactly(new TransportConnector(
                        at("topology.groups[1].transportConnectors[0]"), PortKind.OPENWIRE, "tcp", Map.of(), Map.of()));
    }

    @Test
    void takeTheRuntimeThatMavenCentralHas() {
        assertThat(r9.activemq().runtime()).isEqualTo(RuntimeKind.DISTRIBUTION);
        assertThat(Samples.topology("r10.xml").activemq().runtime()).isEqualTo(RuntimeKind.ASSEMBLED);
        assertThat(Samples.bind("<activemq><version>6.3.1</version><archive>a.zip</archive></activemq>"
                                + group("<kahaDB/>"))
                        .topology()
                        .orElseThrow()
                        .activemq()
                        .runtime())
                .isEqualTo(RuntimeKind.DISTRIBUTION);
    }

    @Test
    void openNoConsoleThatTheRuntimeLacks() {
        assertThat(ports(Samples.topology("r10.xml"), PortKind.CONSOLE)).isEmpty();
    }

    @Test
    void shareADirectoryUnderTheOutput() {
        assertThat(Samples.topology("r2.xml").groups().get(0).store())
                .isEqualTo(new Store.SharedFileSystem(
                        at("topology.groups[0].sharedFileSystem"), "shared/shared", 1000, 1000));
    }

    @Test
    void nameTheTopologyAfterTheProject() {
        assertThat(bound(RELEASE + group("<kahaDB/>")).name()).isEqualTo("artifact");
    }

    @Test
    void makeASingleBrokerOfAGroupWithoutASize() {
        assertThat(bound(RELEASE + group("<kahaDB/>")).brokers())
                .containsExactly(new Broker(
                        at("topology.groups[0].brokers[0]"),
                        "g-1",
                        "g",
                        "localhost",
                        new Broker.Names("g", "127.0.0.1", "g-1"),
                        new Ports(Map.of(PortKind.OPENWIRE, 61616, PortKind.CONSOLE, 8161)),
                        "512m"));
    }

    @Test
    void leaveASingleServerWithoutPeers() {
        assertThat(Samples.topology("r6.xml").servers().get(0).ports().byKind()).containsOnlyKeys(PortKind.CLIENT);
    }

    @Test
    void nameEachBrokerOfAPureMasterSlavePairAfterItself() {
        // given
        Bound bound = Samples.bind(RELEASE + group("<size>2</size><pureMasterSlave/>"));

        // when, then
        assertThat(bound.topology().orElseThrow().brokers())
                .map(Broker::brokerName)
                .containsExactly("g-1", "g-2");
        assertThat(bound.messages()).isEmpty();
    }

    @Test
    void haveNoConsoleWhereTheReleasesOwnCannotBeUsed() {
        // given
        Bound bound = Samples.bind(
                "<activemq><version>5.7.0</version></activemq>" + group("<size>2</size><pureMasterSlave/>"));

        // when, then
        assertThat(bound.topology().orElseThrow().brokers())
                .allSatisfy(broker -> assertThat(broker.ports().byKind()).containsOnlyKeys(PortKind.OPENWIRE));
    }
}
