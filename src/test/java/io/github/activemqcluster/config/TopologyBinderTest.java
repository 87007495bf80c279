package io.github.activemqcluster.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Samples.Bound;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TopologyBinderTest {

    private static final String RELEASE = "<activemq><version>5.18.3</version></activemq>";

    @Nested
    class Defaults {

        private final Topology r9 = Samples.topology("r9.xml");

        @Test
        void placeEverythingOnOneHost() {
            assertThat(r9.hosts())
                    .containsExactly(new Host("topology.hosts[0]", "localhost", "127.0.0.1", "localhost"));
            assertThat(r9.brokers()).allMatch(broker -> broker.host().equals("localhost"));
            assertThat(r9.servers()).allMatch(server -> server.host().equals("localhost"));
        }

        @Test
        void nameBrokersAndServersAfterTheirGroups() {
            assertThat(r9.brokers())
                    .map(Broker::id)
                    .containsExactly("group1-1", "group1-2", "group1-3", "group2-1", "group2-2", "group2-3");
            assertThat(r9.servers())
                    .map(Server::id)
                    .containsExactly("zk1-1", "zk1-2", "zk1-3", "zk2-1", "zk2-2", "zk2-3");
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
                            "topology.groups[0].replicatedLevelDB",
                            "zk1",
                            "/activemq/leveldb-stores/group1",
                            "quorum_disk",
                            3,
                            2000,
                            Optional.empty(),
                            1,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void letMessagesGoBackOverANetwork() {
            assertThat(r9.groups())
                    .map(group -> group.tuning().destinationPolicies())
                    .containsExactly(
                            List.of(new DestinationPolicy(
                                    "topology.groups[0].destinationPolicies[0]", false, ">", Map.of(), true)),
                            List.of(new DestinationPolicy(
                                    "topology.groups[1].destinationPolicies[0]", false, ">", Map.of(), true)));
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
        void letAClientConnectToAllGroupsAndGiveUpASend() {
            assertThat(r9.clients())
                    .containsExactly(new Client(
                            "topology.clients[0]",
                            "application",
                            List.of("group1", "group2"),
                            Map.of("timeout", "30000"),
                            true,
                            true,
                            true,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void listenWithOpenWire() {
            assertThat(r9.groups().get(1).transportConnectors())
                    .containsExactly(new TransportConnector(
                            "topology.groups[1].transportConnectors[0]", PortKind.OPENWIRE, "tcp", Map.of()));
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
                            "topology.groups[0].sharedFileSystem", "shared/shared", 1000, 1000));
        }

        @Test
        void nameTheTopologyAfterTheProject() {
            assertThat(bound(RELEASE + group("<kahaDB/>")).name()).isEqualTo("artifact");
        }

        @Test
        void makeASingleBrokerOfAGroupWithoutASize() {
            assertThat(bound(RELEASE + group("<kahaDB/>")).brokers())
                    .containsExactly(new Broker(
                            "topology.groups[0].brokers[0]",
                            "g-1",
                            "g",
                            "localhost",
                            "g",
                            "127.0.0.1",
                            new io.github.activemqcluster.topology.Ports(
                                    Map.of(PortKind.OPENWIRE, 61616, PortKind.CONSOLE, 8161)),
                            "512m",
                            "g-1"));
        }

        @Test
        void leaveASingleServerWithoutPeers() {
            assertThat(Samples.topology("r6.xml").servers().get(0).ports().byKind())
                    .containsOnlyKeys(PortKind.CLIENT);
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

    @Nested
    class Hosts {

        @Test
        void areTakenInTurnByFailureDomain() {
            // given
            String hosts = hosts("a1:A", "a2:A", "a3:A", "b1:B", "b2:B", "c1:C");

            // when
            Topology topology = bound(RELEASE + hosts + "<groups>"
                    + "<group><id>g</id><size>4</size><sharedFileSystem/></group>"
                    + "<group><id>h</id><kahaDB/></group>"
                    + "<group><id>i</id><size>3</size><sharedFileSystem/></group>"
                    + "</groups>");

            // then
            assertThat(topology.brokers())
                    .map(Broker::host)
                    .containsExactly("a1", "b1", "c1", "a2", "b2", "c1", "a3", "b1");
        }

        @Test
        void haveTheirPortsToThemselves() {
            Topology topology = bound(RELEASE + hosts("a:A", "b:B") + group("<size>4</size><sharedFileSystem/>"));

            assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61616, 61617, 61617);
        }

        @Test
        void shareTheirPortsWhereTheirAddressIsTheSame() {
            Topology topology = bound(RELEASE
                    + "<hosts><host><id>a</id><address>localhost</address></host>"
                    + "<host><id>b</id><address>127.0.0.1</address></host>"
                    + "<host><id>c</id><address>MQ.example.org</address></host>"
                    + "<host><id>d</id><address>mq.example.org</address></host></hosts>"
                    + group("<size>4</size><sharedFileSystem/>"));

            assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61617, 61616, 61617);
        }

        @Test
        void mayNotExist() {
            Bound bound =
                    Samples.bind(RELEASE + group("<brokers><broker><host>nowhere</host></broker></brokers><kahaDB/>"));

            assertThat(bound.messages()).isEmpty();
            assertThat(bound.topology().orElseThrow().brokers())
                    .map(Broker::host)
                    .containsExactly("nowhere");
        }
    }

    @Nested
    class Ports {

        @Test
        void avoidThoseThatWereGiven() {
            Topology topology = bound(RELEASE
                    + group(
                            "<brokers><broker/><broker/><broker><ports><openwire>61617</openwire><console>61616</console>"
                                    + "<jmx>1099</jmx></ports></broker></brokers><sharedFileSystem/>"));

            assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61618, 61619, 61617);
            assertThat(ports(topology, PortKind.CONSOLE)).containsExactly(8161, 8162, 61616);
            assertThat(ports(topology, PortKind.JMX)).containsExactly(1099);
        }

        @Test
        void areTheOnesGivenEvenIfTheyAreWrong() {
            Topology topology = bound(RELEASE
                    + group("<brokers><broker><ports><openwire>-1</openwire><console>70000</console></ports></broker>"
                            + "<broker><ports><openwire>-1</openwire></ports></broker></brokers><sharedFileSystem/>"));

            assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(-1, -1);
        }

        @Test
        void areNotEnoughOnOneHostForFiveThousandBrokers() {
            Bound bound = Samples.bind(RELEASE + group("<size>5000</size><sharedFileSystem/>"));

            assertThat(bound.topology()).isEmpty();
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [ports-valid] topology.groups[0].brokers[3920].ports.openwire: no port is left on"
                                    + " '127.0.0.1' from 61616 to 65535. Declare more hosts, or give the instances ports of their"
                                    + " own.");
        }

        @Test
        void areRefusedWhereNothingListens() {
            assertThat(Samples.bind("<activemq><version>6.3.1</version></activemq>"
                                    + group("<brokers><broker><hostname>h</hostname><ports><amqp>5672</amqp>"
                                            + "<console>8161</console><replication>61619</replication></ports></broker>"
                                            + "</brokers><kahaDB/>"))
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.groups[0].brokers[0].ports.amqp: this broker opens no such port. Add"
                                    + " amqp to the group's protocols, or leave the port out.",
                            "ERROR [vocabulary] topology.groups[0].brokers[0].ports.console: this broker opens no such port."
                                    + " Leave the port out: this release and runtime have no web console that can be given a password of its own.",
                            "ERROR [vocabulary] topology.groups[0].brokers[0].ports.replication: this broker opens no such"
                                    + " port. Only replicatedLevelDB replicates; leave the port out.",
                            "ERROR [vocabulary] topology.groups[0].brokers[0].hostname: only the brokers of a"
                                    + " replicatedLevelDB group have one. Leave it out; the address belongs to the host.");
        }

        @Test
        void canBeThoseThatAreFree() {
            // given
            var settings = new Settings("artifact", Placement.LOCAL, PortSource.free());

            // when
            Topology topology =
                    Samples.bind(Samples.element("r9.xml"), settings).topology().orElseThrow();

            // then
            List<Integer> ports = IntStream.concat(
                            topology.brokers().stream().flatMapToInt(broker -> values(broker.ports())),
                            topology.servers().stream().flatMapToInt(server -> values(server.ports())))
                    .boxed()
                    .toList();
            assertThat(ports).hasSize(36).doesNotHaveDuplicates().allMatch(port -> port > 1023);
        }

        private IntStream values(io.github.activemqcluster.topology.Ports ports) {
            return ports.byKind().values().stream().mapToInt(port -> port);
        }
    }

    @Nested
    class Connectors {

        private static final String GROUPS = "<groups>"
                + "<group><id>a</id><kahaDB/></group>"
                + "<group><id>b</id><size>2</size><sharedFileSystem/></group>"
                + "<group><id>c</id><kahaDB/></group>"
                + "</groups>";

        @Test
        void areOneForEachPair() {
            Topology topology = bound(RELEASE
                    + GROUPS
                    + connectors("<from>a, b</from><to>c</to>", "<name>mine</name><from>a</from><to>b</to>"));

            assertThat(topology.networkConnectors())
                    .map(connector -> connector.where() + " " + connector.name() + " " + connector.discovery())
                    .containsExactly(
                            "topology.networkConnectors[0] a-to-c STATIC",
                            "topology.networkConnectors[0] b-to-c STATIC",
                            "topology.networkConnectors[1] mine MASTERSLAVE");
        }

        @Test
        void haveNamesOfTheirOwn() {
            Topology topology = bound(RELEASE
                    + GROUPS
                    + connectors(
                            "<from>a</from><to>b</to>",
                            "<from>a</from><to>b</to>",
                            "<from>a</from><to>b</to>",
                            "<name>a-to-b-2</name><from>a</from><to>c</to>",
                            "<name>n</name><from>a</from><to>b,c</to>"));

            assertThat(topology.networkConnectors())
                    .map(NetworkConnector::name)
                    .containsExactly("a-to-b", "a-to-b-3", "a-to-b-4", "a-to-b-2", "n-a-to-b", "n-a-to-c");
        }

        @Test
        void areDuplexAndOneForEachPairInAMesh() {
            Topology topology = bound(RELEASE + GROUPS + "<meshes><mesh><groups>a,b,c</groups></mesh></meshes>");

            assertThat(topology.networkConnectors())
                    .map(connector -> connector.where() + " " + connector.name() + " " + connector.duplex())
                    .containsExactly(
                            "topology.meshes[0] a-to-b true",
                            "topology.meshes[0] a-to-c true",
                            "topology.meshes[0] b-to-c true");
        }

        @Test
        void keepTheirAttributesAndDestinations() {
            Topology topology = bound(RELEASE
                    + GROUPS
                    + connectors("<from>a</from><to>b</to><prefetchSize>1</prefetchSize><networkTTL>3</networkTTL>"
                            + "<conduitSubscriptions>false</conduitSubscriptions>"
                            + "<excludedDestinations><topic>T</topic><queue>Q</queue></excludedDestinations>"
                            + "<options><initialReconnectDelay>100</initialReconnectDelay><a.b>c</a.b></options>"));

            NetworkConnector connector = topology.networkConnectors().get(0);
            assertThat(connector.attributes())
                    .containsExactly(
                            entry("conduitSubscriptions", "false"),
                            entry("networkTTL", "3"),
                            entry("prefetchSize", "1"));
            assertThat(connector.excludedDestinations())
                    .containsExactly(new Destination(false, "Q"), new Destination(true, "T"));
            assertThat(connector.options()).containsExactly(entry("initialReconnectDelay", "100"), entry("a.b", "c"));
        }

        @Test
        void leadSomewhere() {
            assertThat(Samples.bind(RELEASE + GROUPS
                                    + connectors(
                                            "<from>a</from>",
                                            "<from>a</from><to>b</to><multicastGroup>g</multicastGroup>",
                                            "<from>a</from><to>b</to><discovery>multicast</discovery>")
                                    + "<meshes><mesh><groups>a</groups></mesh></meshes>")
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.networkConnectors[0]: does not say where it leads. Add <to> with a"
                                    + " group, or <uri> with a broker outside.",
                            "ERROR [vocabulary] topology.networkConnectors[1].multicastGroup: only multicast discovery has a"
                                    + " multicast group. Write <discovery>multicast</discovery>, or leave the group out.",
                            "ERROR [vocabulary] topology.networkConnectors[2]: multicast discovery finds the other side"
                                    + " itself, and 'to' or 'uri' is given too. Leave out either that or the discovery.",
                            "ERROR [vocabulary] topology.meshes[0].groups: a mesh of one group joins nothing. Name at least"
                                    + " two groups.");
        }

        @Test
        void findEachOtherInTheTopologysOwnMulticastGroup() {
            String content = "<name>orders</name>" + RELEASE + GROUPS
                    + connectors(
                            "<from>a</from><discovery>multicast</discovery>",
                            "<from>b</from><discovery>multicast</discovery><multicastGroup>given</multicastGroup>");

            assertThat(Samples.bind(content).topology().orElseThrow().networkConnectors())
                    .map(connector -> connector.multicastGroup().orElseThrow())
                    .containsExactly("orders", "given");
            // and a rehearsal not in that of the real cluster
            assertThat(Samples.bind(content, Samples.LOCAL)
                            .topology()
                            .orElseThrow()
                            .networkConnectors())
                    .map(connector -> connector.multicastGroup().orElseThrow())
                    .containsExactly("orders-local", "given-local");
        }

        @Test
        void needOpenWireAtTheOtherSide() {
            assertThat(Samples.bind(RELEASE
                                    + "<groups><group><id>a</id><protocols>amqp</protocols><kahaDB/></group>"
                                    + "<group><id>b</id><kahaDB/></group></groups>"
                                    + connectors("<from>b</from><to>a</to>")
                                    + "<clients><client><id>c</id></client></clients>")
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.networkConnectors[0]: connects with openwire, and group 'a' does not"
                                    + " listen with it. Add openwire to the group's protocols.",
                            "ERROR [client-lists-whole-group] topology.clients[0]: connects with openwire, and group 'a' does not listen"
                                    + " with it. Add openwire to the group's protocols.");
        }

        @Test
        void mayNameGroupsThatDoNotExist() {
            Bound bound = Samples.bind(RELEASE + GROUPS + connectors("<from>x</from><to>y</to>"));

            assertThat(bound.messages()).isEmpty();
            assertThat(bound.topology().orElseThrow().networkConnectors()).hasSize(1);
        }

        @Test
        void areNotTakenApartWithoutBounds() {
            // given
            String names = IntStream.range(0, 2_000).mapToObj(i -> "g" + i).collect(Collectors.joining(","));

            // when, then
            assertThat(Samples.bind(RELEASE + GROUPS + "<meshes><mesh><groups>" + names + "</groups></mesh></meshes>")
                            .messages())
                    .containsExactly("ERROR [vocabulary] topology.networkConnectors: there are more than 100000 network"
                            + " connectors, once lists and meshes are taken apart. Link fewer groups to each other.");
        }

        private static String connectors(String... contents) {
            return "<networkConnectors><networkConnector>"
                    + String.join("</networkConnector><networkConnector>", contents)
                    + "</networkConnector></networkConnectors>";
        }
    }

    @Nested
    class WhatIsSaidOfAllGroups {

        @Test
        void holdsForEachThatSaysNothingItself() {
            // given
            Topology topology = bound(RELEASE
                    + "<heap>1g</heap><systemUsage><memory>1 gb</memory><store>2 gb</store></systemUsage>"
                    + "<jvmOptions><jvmOption>-Da=b</jvmOption></jvmOptions>"
                    + "<fragments><fragment>a.xml</fragment></fragments>"
                    + "<destinationPolicies><destinationPolicy><topic>T</topic><enableAudit>true</enableAudit>"
                    + "</destinationPolicy></destinationPolicies>"
                    + "<groups><group><id>a</id><kahaDB/></group>"
                    + "<group><id>b</id><heap>2g</heap><systemUsage><memory>3 gb</memory></systemUsage>"
                    + "<jvmOptions><jvmOption>-Dc=d</jvmOption></jvmOptions>"
                    + "<fragments><fragment>b.xml</fragment></fragments><kahaDB/>"
                    + "<destinationPolicies><destinationPolicy><queue>Q</queue></destinationPolicy></destinationPolicies>"
                    + "</group></groups>");

            // when
            Group a = topology.groups().get(0);
            Group b = topology.groups().get(1);

            // then
            assertThat(topology.brokers()).map(Broker::heap).containsExactly("1g", "2g");
            assertThat(a.tuning().memory()).hasValue("1 gb");
            assertThat(b.tuning().memory()).hasValue("3 gb");
            assertThat(b.tuning().store()).hasValue("2 gb");
            assertThat(a.tuning().jvmOptions()).containsExactly("-Da=b");
            assertThat(b.tuning().jvmOptions()).containsExactly("-Dc=d");
            assertThat(a.fragments()).containsExactly("a.xml");
            assertThat(b.fragments()).containsExactly("b.xml");
            assertThat(a.tuning().destinationPolicies())
                    .containsExactly(new DestinationPolicy(
                            "topology.destinationPolicies[0]", true, "T", Map.of("enableAudit", "true"), false));
            assertThat(b.tuning().destinationPolicies())
                    .containsExactly(new DestinationPolicy(
                            "topology.groups[1].destinationPolicies[0]", false, "Q", Map.of(), false));
        }
    }

    @Nested
    class LocalPlacement {

        private static final String HOSTS =
                "<hosts><host><id>h1</id><address>mq1</address></host><host><id>h2</id></host></hosts>";

        @Test
        void mapsEveryHostToThisMachineAndPlansItsPortsAnew() {
            Topology topology = local(RELEASE
                    + HOSTS
                    + group("<brokers><broker><ports><openwire>7000</openwire><jmx>7001</jmx></ports></broker><broker/>"
                            + "</brokers><sharedFileSystem/>"));

            assertThat(topology.hosts())
                    .containsExactly(
                            new Host("topology.hosts[0]", "h1", "127.0.0.1", "h1"),
                            new Host("topology.hosts[1]", "h2", "127.0.0.1", "h2"));
            assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61617);
            assertThat(ports(topology, PortKind.JMX)).containsExactly(1099);
        }

        @Test
        void movesDirectoriesThatMayBeInProduction() {
            for (String directory : List.of("/mnt/a", "C:\\a", "\\\\server\\a", "a/../../b", "~/a")) {
                Topology topology = local(RELEASE
                        + group("<size>2</size><sharedFileSystem><directory>" + directory
                                + "</directory></sharedFileSystem>"));

                assertThat(topology.groups().get(0).store())
                        .isInstanceOfSatisfying(Store.SharedFileSystem.class, store -> assertThat(store.directory())
                                .isEqualTo("shared/g"));
            }
        }

        @Test
        void keepsDirectoriesUnderTheOutput() {
            Topology topology = local(RELEASE + group("<kahaDB><directory>stores/..a</directory></kahaDB>"));

            assertThat(topology.groups().get(0).store())
                    .isEqualTo(new Store.KahaDb("topology.groups[0].kahaDB", Optional.of("stores/..a")));
        }

        @Test
        void movesTheStoresOfSingleInstancesToo() {
            Topology topology = local("<activemq><version>5.16.7</version></activemq>"
                    + "<zookeeper><version>3.9.5</version></zookeeper>"
                    + "<ensembles><ensemble><id>zk</id><servers><server><dataDir>/a</dataDir><dataLogDir>/b</dataLogDir>"
                    + "</server></servers></ensemble></ensembles>"
                    + "<groups><group><id>a</id><kahaDB><directory>/c</directory></kahaDB></group>"
                    + "<group><id>b</id><brokers><broker><hostname>mq1</hostname></broker></brokers>"
                    + "<replicatedLevelDB><ensemble>zk</ensemble><directory>/d</directory></replicatedLevelDB></group>"
                    + "</groups>");

            assertThat(topology.servers().get(0).dataDir()).isEmpty();
            assertThat(topology.servers().get(0).dataLogDir()).isEmpty();
            assertThat(topology.groups().get(0).store())
                    .isEqualTo(new Store.KahaDb("topology.groups[0].kahaDB", Optional.empty()));
            assertThat(((Store.ReplicatedLevelDb) topology.groups().get(1).store()).directory())
                    .isEmpty();
            assertThat(topology.brokers().get(1).hostname()).isEqualTo("127.0.0.1");
        }

        @Test
        void refusesWhatIsOutside() {
            // given
            Bound bound = Samples.bind(
                    "<activemq><version>5.16.7</version></activemq>"
                            + "<ensembles><ensemble><id>zk</id><connectString>zk:2181</connectString></ensemble></ensembles>"
                            + "<groups><group><id>a</id><kahaDB/></group>"
                            + "<group><id>b</id><size>2</size><jdbc><url>jdbc:x:production</url></jdbc></group></groups>"
                            + "<networkConnectors><networkConnector><from>a</from><uri>tcp://mq:61616</uri></networkConnector>"
                            + "</networkConnectors>",
                    Samples.LOCAL);

            // when, then
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [local-is-local] topology.groups[1].jdbc: placement=local does not use the database of the"
                                    + " real cluster. Give it one of its own in <local><url>.",
                            "ERROR [local-is-local] topology.ensembles[0].connectString: placement=local does not use an"
                                    + " ensemble that exists already. Write <size> instead of <connectString> for a rehearsal,"
                                    + " for example in a profile.",
                            "ERROR [local-is-local] topology.networkConnectors[0].uri: placement=local does not connect to a"
                                    + " broker outside the topology. Leave the connector out of a rehearsal, for example by a"
                                    + " profile.");
            assertThat(bound.problems().all()).allMatch(bound.problems()::isFatal);
            assertThat(new TopologyWriter().write(bound.topology().orElseThrow()))
                    .doesNotContain("production");
        }

        @Test
        void usesALocalDatabase() {
            Topology topology = local(
                    RELEASE
                            + group(
                                    "<size>2</size><jdbc><url>jdbc:x:production</url><local><url>jdbc:x:local</url></local></jdbc>"));

            assertThat(((Store.Jdbc) topology.groups().get(0).store()).url()).isEqualTo("jdbc:x:local");
        }

        private static Topology local(String content) {
            return Samples.bind(content, Samples.LOCAL).topology().orElseThrow();
        }
    }

    @Nested
    class WhatCannotBeBound {

        @Test
        void isATopologyOfNothing() {
            Bound bound = Samples.bind("");

            assertThat(bound.topology()).isEmpty();
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.activemq: is missing. Add <activemq>: the brokers' release.",
                            "ERROR [vocabulary] topology.groups: is missing. Add <groups>: the groups of brokers.");
        }

        @Test
        void isAReleaseThatIsNotOne() {
            Bound bound = Samples.bind("<activemq><version>latest</version></activemq>"
                    + "<zookeeper><version>RELEASE</version></zookeeper>"
                    + "<ensembles><ensemble><id>zk</id><size>1</size></ensemble></ensembles>" + group("<kahaDB/>"));

            assertThat(bound.topology()).isEmpty();
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.activemq.version: 'latest' is not a release number. Give one such as"
                                    + " 5.18.3.",
                            "ERROR [vocabulary] topology.zookeeper.version: 'RELEASE' is not a release number. Give one such"
                                    + " as 3.9.5.");
        }

        @Test
        void isAnEnsembleWithoutARelease() {
            Bound bound = Samples.bind("<activemq><version>5.16.7</version></activemq>"
                    + "<ensembles><ensemble><id>zk</id><size>1</size></ensemble></ensembles>" + group("<kahaDB/>"));

            assertThat(bound.topology().orElseThrow().zookeeper()).isEmpty();
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.zookeeper: is missing, and an ensemble is to be started. Add"
                                    + " <zookeeper><version>3.9.5</version></zookeeper>, or another release.");
        }

        @Test
        void isAnArchiveOfAnAssembledRuntime() {
            assertThat(Samples.bind(
                                    "<activemq><version>5.16.7</version><runtime>assembled</runtime><archive>a</archive>"
                                            + "</activemq>" + group("<kahaDB/>"))
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.activemq: an assembled runtime is put together from jars, and"
                                    + " an archive is given too. Leave out the archive, or write <runtime>distribution</runtime>.");
        }

        @Test
        void isAGroupOfAnyNumberOfBrokers() {
            assertThat(Samples.bind(RELEASE + group("<sharedFileSystem/>")).messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.groups[0]: does not say how many brokers it has. Add <size>, or"
                                    + " list them in <brokers>.");
        }

        @Test
        void isAClusterOfTenMillion() {
            assertThat(Samples.bind(RELEASE + group("<size>10000000</size><sharedFileSystem/>"))
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.groups[0].size: '10000000' is out of range. Give a whole"
                                    + " number from 1 to 10000.");
        }

        @Test
        @Timeout(20)
        void isAClusterOfTenMillionTakenApart() {
            // given
            String groups = IntStream.range(0, 1_000)
                    .mapToObj(i -> "<group><id>g" + i + "</id><size>10000</size><sharedFileSystem/></group>")
                    .collect(Collectors.joining("", "<groups>", "</groups>"));

            // when
            Bound bound = Samples.bind(RELEASE + groups);

            // then
            assertThat(bound.topology()).isEmpty();
            assertThat(bound.messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.groups: there are 10000000 brokers in all, and 10000 is the"
                                    + " most. Take the topology apart.");
        }

        @Test
        void isOneProtocolWithTwoConnectors() {
            assertThat(Samples.bind(
                                    RELEASE
                                            + group(
                                                    "<transportConnectors><transportConnector><protocol>openwire</protocol>"
                                                            + "</transportConnector><transportConnector><protocol>openwire</protocol>"
                                                            + "<scheme>nio</scheme></transportConnector></transportConnectors><kahaDB/>"))
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.groups[0].transportConnectors[1].protocol: 'openwire' has a"
                                    + " transport connector already, and a broker has one port for each protocol. Keep one of the"
                                    + " two.");
        }

        @Test
        void isTheTimingOfAnEnsembleThatExistsAlready() {
            assertThat(Samples.bind(RELEASE
                                    + "<ensembles><ensemble><id>zk</id><connectString>zk:2181</connectString>"
                                    + "<tickTime>1000</tickTime></ensemble></ensembles>" + group("<kahaDB/>"))
                            .messages())
                    .containsExactly(
                            "ERROR [vocabulary] topology.ensembles[0]: tickTime, initLimit and syncLimit say nothing to"
                                    + " an ensemble that exists already. Leave them out, or leave connectString out.");
        }
    }

    @Test
    void takesTimeInProportionToTheNumberOfBrokers() {
        // given
        bindManyBrokers(100);

        // when
        Duration few = bindManyBrokers(100);
        Duration many = bindManyBrokers(1_000);

        // then: ten times as many, and far from a hundred times as long
        assertThat(many).isLessThan(few.multipliedBy(40).plusMillis(200));
    }

    private static Duration bindManyBrokers(int brokers) {
        Element root = Samples.parse("<topology>" + RELEASE
                + IntStream.range(0, brokers / 2)
                        .mapToObj(i -> "<group><id>g" + i + "</id><size>2</size><sharedFileSystem/></group>")
                        .collect(Collectors.joining("", "<groups>", "</groups>"))
                + "</topology>");
        long start = System.nanoTime();
        assertThat(Samples.bind(root, Samples.AS_DECLARED)
                        .topology()
                        .orElseThrow()
                        .brokers())
                .hasSize(brokers);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Topology bound(String content) {
        Bound bound = Samples.bind(content);
        assertThat(bound.messages()).isEmpty();
        return bound.topology().orElseThrow();
    }

    private static String group(String content) {
        return "<groups><group><id>g</id>" + content + "</group></groups>";
    }

    /** Hosts, each as {@code id:failureDomain}. */
    private static String hosts(String... hosts) {
        return Arrays.stream(hosts)
                .map(host -> host.split(":", 2))
                .map(parts -> "<host><id>" + parts[0] + "</id><failureDomain>" + parts[1] + "</failureDomain></host>")
                .collect(Collectors.joining("", "<hosts>", "</hosts>"));
    }

    private static List<Integer> ports(Topology topology, PortKind kind) {
        return IntStream.concat(
                        topology.brokers().stream().flatMapToInt(broker -> broker.ports().of(kind).stream()),
                        topology.servers().stream().flatMapToInt(server -> server.ports().of(kind).stream()))
                .boxed()
                .toList();
    }
}
