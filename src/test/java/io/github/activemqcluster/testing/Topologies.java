package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.PortKind;
import java.util.Map;
import java.util.Optional;

/**
 * The reference topologies, as their documentation writes them: without hosts, so that all brokers are on one machine.
 * Each topology is still a builder, so that a test can break it in one place.
 */
public final class Topologies {

    private Topologies() {}

    /** Pure master/slave, one slave. */
    public static TopologyBuilder r1() {
        return new TopologyBuilder()
                .activemq("5.7.0")
                .group("pair", group -> group.size(2).pureMasterSlave())
                .client("application");
    }

    /** Shared file system master/slave, three brokers. */
    public static TopologyBuilder r2() {
        return new TopologyBuilder()
                .activemq("6.3.1")
                .group("shared", group -> group.size(3).sharedFileSystem())
                .client("application");
    }

    /** JDBC master/slave. */
    public static TopologyBuilder r3() {
        return new TopologyBuilder()
                .activemq("6.3.1")
                .group("database", group -> group.size(2).jdbc(unchanged -> {}))
                .client("application");
    }

    /** Two single brokers, a connector each way. */
    public static TopologyBuilder r4() {
        return new TopologyBuilder()
                .activemq("5.18.3")
                .group("a", 1)
                .group("b", 1)
                .connector("a", "b")
                .connector("b", "a")
                .client("application");
    }

    /** Two single brokers that find each other by multicast. */
    public static TopologyBuilder r5() {
        return new TopologyBuilder()
                .activemq("5.18.3")
                .group("a", 1)
                .group("b", 1)
                .multicast("a", Optional.of("reference"))
                .multicast("b", Optional.of("reference"))
                .client("application");
    }

    /** A replicatedLevelDB group of three on one ZooKeeper server. */
    public static TopologyBuilder r6() {
        return new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", 1)
                .group("group1", group -> group.size(3).replicatedLevelDb("zk"))
                .client("application");
    }

    /** The same group on an ensemble of three. */
    public static TopologyBuilder r7() {
        return r6().ensemble("zk", 3);
    }

    /** Two replicatedLevelDB groups, one connector, one way only: the flaw. */
    public static TopologyBuilder r8() {
        return twoLevelDbGroups().connector("group1", "group2");
    }

    /** The same groups with a connector each way. */
    public static TopologyBuilder r8b() {
        return r8().connector("group2", "group1");
    }

    /** Two replicatedLevelDB groups of three, duplex, each group on its own ensemble: the main job of the plugin. */
    public static TopologyBuilder r9() {
        return twoLevelDbGroups().duplex("group1", "group2");
    }

    /** R9's shape without ZooKeeper: two shared-file-system groups of two, duplex. */
    public static TopologyBuilder r10() {
        return new TopologyBuilder()
                .activemq("6.3.1")
                .group("group1", group -> group.size(2).sharedFileSystem())
                .group("group2", group -> group.size(2).sharedFileSystem())
                .duplex("group1", "group2")
                .client("application");
    }

    /** Hub and spoke: producers on A and B, consumers on C, D and E. */
    public static TopologyBuilder r11() {
        var topology = new TopologyBuilder().activemq("5.18.3");
        for (String group : new String[] {"A", "B", "C", "D", "E"}) {
            topology.group(group, 1);
        }
        for (String from : new String[] {"A", "B"}) {
            for (String to : new String[] {"C", "D", "E"}) {
                topology.connector(from, to);
            }
        }
        return topology.client("producers", "A", "B").client("consumers", "C", "D", "E");
    }

    /** R10 as a production cluster would declare it. No rule finds a fault in it. */
    public static TopologyBuilder production() {
        return inProduction(r10()).name("production");
    }

    /** The topology on three machines in three racks, with given shared directories, users and TLS. */
    public static TopologyBuilder inProduction(TopologyBuilder topology) {
        return secured(topology)
                .host("mq1", "mq1.example.org", "rack1")
                .host("mq2", "mq2.example.org", "rack2")
                .host("mq3", "mq3.example.org", "rack3")
                .eachGroup(GroupBuilder::onSharedDirectoryOfProduction);
    }

    /** The topology with users and TLS for all its groups, connectors and clients. */
    public static TopologyBuilder secured(TopologyBuilder topology) {
        return topology.eachGroup(group -> group.user("application", "from-the-environment")
                        .transportConnector(PortKind.OPENWIRE, "ssl", Map.of())
                        .sslContext("/etc/activemq/broker.p12", "key", "/etc/activemq/trusted.p12", "trust"))
                .eachConnector(connector ->
                        connector.attribute("userName", "application").attribute("password", "from-the-environment"))
                .eachClient(client -> client.login("application", "from-the-environment"));
    }

    private static TopologyBuilder twoLevelDbGroups() {
        return new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk1", 3)
                .ensemble("zk2", 3)
                .group("group1", group -> zkClusterNodes(group, "zk1"))
                .group("group2", group -> zkClusterNodes(group, "zk2"))
                .client("application");
    }

    private static void zkClusterNodes(GroupBuilder group, String ensemble) {
        group.size(3).brokerName("zk_cluster_nodes").replicatedLevelDb(ensemble);
    }
}
