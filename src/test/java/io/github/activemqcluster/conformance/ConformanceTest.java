package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.testing.GroupBuilder;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rendered broker is the broker that was asked for. The test compares it with real releases. Each check starts a JVM.
 */
class ConformanceTest {

    @SuppressWarnings("unused") // named by @FieldSource
    private static final List<String> RELEASES = TestHomes.RELEASES;

    /** Attributes of a network connector that all of these releases have. None has its default here. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("alwaysSyncSend", "true"),
            Map.entry("bridgeTempDestinations", "false"),
            Map.entry("decreaseNetworkConsumerPriority", "true"),
            Map.entry("dispatchAsync", "false"),
            Map.entry("dynamicOnly", "true"),
            Map.entry("networkTTL", "4"),
            Map.entry("password", "<p&\"w>"),
            Map.entry("prefetchSize", "17"),
            Map.entry("staticBridge", "true"),
            Map.entry("suppressDuplicateQueueSubscriptions", "true"),
            Map.entry("suppressDuplicateTopicSubscriptions", "false"),
            Map.entry("userName", "bridge"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("RELEASES")
    void whatIsRenderedIsWhatWasAskedForInEveryRelease(String version) throws Exception {
        // given a bit of everything that the release has
        TopologyBuilder topology = new TopologyBuilder()
                .activemq(version)
                // with the release's own console, if the release runs from its distribution by default
                .runtime(
                        TestHomes.release(version).required("runtime.default").equals("distribution")
                                ? RuntimeKind.DISTRIBUTION
                                : RuntimeKind.ASSEMBLED)
                .host("mq1", "mq1.example.org")
                .host("mq2", "127.0.0.1")
                .group("alone", group -> group.size(1)
                        .kahaDb("messages")
                        .protocols(protocols(version))
                        .policies(GroupBuilder.queuePolicy("ORDERS.>", true)))
                .group("shared", group -> group.size(2)
                        .sharedFileSystem("/mnt/shared", 500, 700)
                        .transportConnector(
                                PortKind.OPENWIRE, "nio", Map.of("maximumConnections", "1000", "a b", "c&d=%41"))
                        .systemUsage("64 mb", "2 gb", "1 gb"))
                .duplex("alone", "shared")
                .group("multicast", group -> group.size(1))
                .multicast("multicast", Optional.of("reference"))
                .connectorToUri(
                        "multicast",
                        "static:(tcp://elsewhere.example.org:61616)",
                        connector -> connector.name("to-elsewhere"))
                .connector("alone", "multicast", connector -> ATTRIBUTES.forEach(connector::attribute))
                .connector("shared", "alone", connector -> connector
                        .attribute("networkTTL", "3")
                        .attribute("conduitSubscriptions", "false")
                        .option("initialReconnectDelay", "500")
                        .included(
                                new Destination(false, "ORDERS.>"),
                                new Destination(true, "NEWS"),
                                new Destination(false, "a, b,topic://c,queue://d"))
                        .excluded(new Destination(false, "LOCAL.<>&\""))
                        .statically(new Destination(false, "ALWAYS"), new Destination(true, "EVERYWHERE")))
                .client("application");
        if (TestHomes.release(version).has("store.replicatedLevelDB")) {
            topology.ensemble("zk", 3)
                    .group("replicated", group -> group.size(3).replicatedLevelDb("zk"));
        }
        if (TestHomes.release(version).has("store.jdbc")) {
            topology.group("database", group -> group.size(2).jdbc(unchanged -> {}));
        }
        if (TestHomes.release(version).has("store.pureMasterSlave")) {
            topology.group("pair", group -> group.size(2).pureMasterSlave());
        }

        // when, then
        assertThat(new RenderedCluster(topology, folder).problems()).isEmpty();
    }

    private static PortKind[] protocols(String version) {
        Release release = TestHomes.release(version);
        List<String> names = release.required("runtime.default").equals("assembled")
                ? release.values("assembled.protocol")
                : release.values("protocol");
        return Stream.of(PortKind.values())
                .filter(kind -> names.contains(kind.element()))
                .toArray(PortKind[]::new);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void usersAndKeysAreThoseThatWereAskedForInEveryRelease(String version) throws Exception {
        // given passwords that would mean something to XML, to a properties file, and to Spring
        String password = "a\"b'c<d>&#{1 + 1}\\u0041 =:#!é";
        TopologyBuilder topology = new TopologyBuilder()
                .activemq(version)
                .runtime(
                        TestHomes.release(version).required("runtime.default").equals("distribution")
                                ? RuntimeKind.DISTRIBUTION
                                : RuntimeKind.ASSEMBLED)
                .group("one", group -> group.size(1))
                .group("two", group -> group.size(1))
                .duplex("one", "two")
                .eachGroup(group -> group.user("bridge", password)
                        .transportConnector(PortKind.OPENWIRE, "ssl", Map.of("note", "#{1+1}"))
                        .sslContext("keys/broker.p12", password, "/no/such/trusted.p12", password))
                .eachConnector(connector -> connector
                        .name("#{1 + 1}")
                        .attribute("userName", "bridge")
                        .attribute("password", password)
                        .included(new Destination(false, "A.#{1 + 1}")));

        // when, then they are what the loaded broker has, and none of them is in a file that others may read
        RenderedCluster cluster = new RenderedCluster(topology, folder);
        assertThat(cluster.problems()).isEmpty();
        assertThat(cluster.readableByAll()).noneMatch(text -> text.contains("u0041"));
    }

    static List<Arguments> referenceTopologies() {
        Map<String, Supplier<TopologyBuilder>> topologies = new LinkedHashMap<>();
        topologies.put("R1", Topologies::r1);
        topologies.put("R2", Topologies::r2);
        topologies.put("R3", Topologies::r3);
        topologies.put("R4", Topologies::r4);
        topologies.put("R5", Topologies::r5);
        topologies.put("R6", Topologies::r6);
        topologies.put("R7", Topologies::r7);
        topologies.put("R8", Topologies::r8);
        topologies.put("R8b", Topologies::r8b);
        topologies.put("R9", Topologies::r9);
        topologies.put("R10", Topologies::r10);
        topologies.put("R11", Topologies::r11);
        List<Arguments> cases = new ArrayList<>();
        topologies.forEach((name, topology) -> RELEASES.stream()
                .filter(version -> topology.get().build().groups().stream().allMatch(group -> TestHomes.release(version)
                        .has("store." + group.store().element())))
                .forEach(version -> cases.add(Arguments.of(
                        name, version, topology.get().activemq(version).runtime(RuntimeKind.ASSEMBLED)))));
        return cases;
    }

    /** Checks each topology in every release that has its store, not only in the release on which it is run. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("referenceTopologies")
    void everyReferenceTopologyIsWhatWasAskedForInEveryReleaseThatHasItsStore(
            String name, String version, TopologyBuilder topology) throws Exception {
        assertThat(new RenderedCluster(topology, folder).problems())
                .as("%s on %s", name, version)
                .isEmpty();
    }

    @Test
    void aMistakeInAFragmentIsToldWithItsOwnLineAndOnce() throws Exception {
        // given
        Files.createDirectories(folder.resolve("fragments"));
        Files.writeString(folder.resolve("fragments/good.xml"), "<plugins>\n  <statisticsBrokerPlugin/>\n</plugins>\n");
        Files.writeString(
                folder.resolve("fragments/cursor.xml"),
                "<?xml version=\"1.0\"?>\n<!-- ours -->\n<plugins>\n  <statisticsBrokerPlugin/>\n  <statisticBrokerPlugin/>\n</plugins>\n");
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder()
                        .activemq("6.3.1")
                        .group("good", group -> group.size(1).fragments("fragments/good.xml"))
                        .group("bad", group -> group.size(2).sharedFileSystem().fragments("fragments/cursor.xml")),
                folder);

        // when, then
        assertThat(cluster.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where().toString())
                    .matches("fragments/cursor.xml, line 5 \\(in instances/bad-1/conf/activemq.xml, line \\d+\\)");
            assertThat(problem.what())
                    .isEqualTo("ActiveMQ 6.3.1 cannot load it: Invalid content was found starting with element"
                            + " 'statisticBrokerPlugin'; the same for bad-2");
            assertThat(problem.mend()).isEqualTo("Mend the fragment 'fragments/cursor.xml'.");
        });
    }
}
