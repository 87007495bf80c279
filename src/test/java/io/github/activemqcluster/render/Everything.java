package io.github.activemqcluster.render;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/** A topology that uses every word that is rendered, for one release or another. */
final class Everything {

    private Everything() {}

    /** For a release that has replicatedLevelDB and the console. */
    static TopologyBuilder topology() {
        return common("5.16.7")
                .ensemble("zoo", 3)
                .server("zoo-1", server -> server.port(PortKind.ADMIN, 9090).dataLogDir("/var/lib/zookeeper/log"))
                .server("zoo-2", server -> server.dataDir("zookeeper/two"))
                .group("replicated", group -> group.size(3)
                        .replicatedLevelDb("zoo", store -> store.directory("leveldb"))
                        .user("application", "it's #{1 + 1} & \"more\"")
                        .user("bridge", "crossing")
                        .sslContext("keys/broker.p12", "key secret", "/etc/activemq/trusted.p12", "trust secret")
                        .console("0.0.0.0")
                        .consoleUser("operator", "console secret"))
                .connector("hub", "replicated", connector -> connector
                        .option("maxReconnectDelay", "5000")
                        .attribute("userName", "bridge")
                        .attribute("password", "crossing"))
                .client("shop", client -> client.login("application", "it's #{1 + 1} & \"more\""));
    }

    /** The words that every release has. */
    static TopologyBuilder common(String release) {
        return new TopologyBuilder()
                .activemq(release)
                .host("mq1", "mq1.example.org", "rack1")
                .host("mq2", "mq2.example.org", "rack2")
                .host("mq3", "mq3.example.org", "rack3")
                .group("hub", group -> group.size(1)
                        .brokerName("the_hub")
                        .kahaDb("/var/lib/activemq/hub")
                        .transportConnector(PortKind.OPENWIRE, "nio", options())
                        .transportConnector(PortKind.AMQP, "amqp", Map.of())
                        .transportConnector(PortKind.STOMP, "stomp+nio", Map.of())
                        .transportConnector(PortKind.MQTT, "mqtt", Map.of())
                        .systemUsage("64 mb", "10 gb", "1 gb")
                        .jvmOptions("-XX:+UseG1GC", "-Dgreeting=it's \"quoted\" & $HOME")
                        .policies(
                                new DestinationPolicy(Place.TOPOLOGY, false, "ORDERS.>", attributes(), true),
                                new DestinationPolicy(
                                        Place.TOPOLOGY, true, ">", Map.of("producerFlowControl", "false"), false))
                        .fragments("plugins.xml"))
                .broker("hub-1", broker -> broker.port(PortKind.JMX, 1099).heap("1g"))
                .group("shared", group -> group.size(2)
                        .tellingClients(Map.of(
                                "updateClusterClients", "true",
                                "rebalanceClusterClients", "true",
                                "updateClusterClientsOnRemove", "true",
                                "updateClusterFilter", "the_hub,shared.*"))
                        .sharedFileSystem("/mnt/shared", 500, 250))
                .connector("hub", "shared", connector -> connector
                        .duplex(true)
                        .attribute("networkTTL", "2")
                        .attribute("conduitSubscriptions", "false")
                        .option("initialReconnectDelay", "100")
                        .option("useExponentialBackOff", "false")
                        .included(new Destination(false, "ORDERS.>"), new Destination(true, "PRICES.*"))
                        .excluded(new Destination(false, "LOCAL.>"))
                        .statically(new Destination(true, "ALWAYS")))
                .connectorToUri("shared", "tcp://elsewhere.example.org:61616")
                .client("application", client -> client.option("randomize", "false")
                        .option("nested.wireFormat.maxInactivityDuration", "10000"));
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("maximumConnections", "1000");
        options.put("wireFormat.maxFrameSize", "104857600");
        return options;
    }

    private static Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("memoryLimit", "16 mb");
        attributes.put("queuePrefetch", "10");
        return attributes;
    }
}
