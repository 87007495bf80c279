package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.testing.GroupBuilder;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With the jars of real releases. A JVM is started for each check, so one check looks at many mistakes at once. */
class ConformanceTest {

    @SuppressWarnings("unused") // named by @FieldSource
    private static final List<String> RELEASES = TestHomes.RELEASES;

    /** Those of a network connector that all of these releases have, and none of them with its default. */
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
                // with the release's own console, where we have one
                .runtime(
                        TestHomes.release(version).has("console.jettyRealm")
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
                        .included(new Destination(false, "ORDERS.>"), new Destination(true, "NEWS"))
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

    @ParameterizedTest
    @FieldSource("RELEASES")
    void usersAndKeysAreThoseThatWereAskedForInEveryRelease(String version) throws Exception {
        // given passwords that would mean something to XML, to a properties file, and to Spring
        String password = "a\"b'c<d>&#{1 + 1}\\u0041 =:#!é";
        TopologyBuilder topology = new TopologyBuilder()
                .activemq(version)
                .runtime(
                        TestHomes.release(version).has("console.jettyRealm")
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

    private static PortKind[] protocols(String version) {
        Release release = TestHomes.release(version);
        List<String> names = release.required("runtime.default").equals("assembled")
                ? release.values("assembled.protocol")
                : release.values("protocol");
        return Stream.of(PortKind.values())
                .filter(kind -> names.contains(kind.element()))
                .toArray(PortKind[]::new);
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

    /** Not only in those that they are run on. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("referenceTopologies")
    void everyReferenceTopologyIsWhatWasAskedForInEveryReleaseThatHasItsStore(
            String name, String version, TopologyBuilder topology) throws Exception {
        assertThat(new RenderedCluster(topology, folder).problems())
                .as("%s on %s", name, version)
                .isEmpty();
    }

    @Test
    void theReferenceTopologyIsFoundRightOnceAndThenRemembered() throws Exception {
        // given
        RenderedCluster cluster = new RenderedCluster(Topologies.r9(), folder);
        cluster.check();
        OutputSnapshot before = OutputSnapshot.of(cluster.output());

        // when, then no JVM is started, and nothing is written
        cluster.check(new Conformance(new ProbeProcess(Duration.ZERO)));
        assertThat(OutputSnapshot.of(cluster.output())).isEqualTo(before);

        // and a file that differs in a blank is looked at
        cluster.replace("group2-1", "</broker>", " </broker>");
        assertThatThrownBy(() -> cluster.check(new Conformance(new ProbeProcess(Duration.ZERO))))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The brokers' configurations could not be loaded within 0 s.");
    }

    @Test
    void everyKindOfDifferenceIsTold() throws Exception {
        // given a broker for each mistake, and one without
        TopologyBuilder topology = new TopologyBuilder().activemq("5.18.3").runtime(RuntimeKind.ASSEMBLED);
        for (String mistake : List.of(
                "name",
                "port",
                "gone",
                "folder",
                "kind",
                "memory",
                "policy",
                "target",
                "none",
                "two",
                "attribute",
                "element",
                "class",
                "placeholder",
                "doctype",
                "malformed",
                "socket",
                "right")) {
            topology.group(mistake, group -> group.size(1)
                    .policies(GroupBuilder.queuePolicy(">", true))
                    .systemUsage("64 mb", "2 gb", "1 gb"));
        }
        topology.group("duplex", group -> group.size(1))
                .group("connector", group -> group.size(1))
                .group("lock", group -> group.size(2).sharedFileSystem("/mnt/shared", 500, 700))
                .duplex("duplex", "right")
                .duplex("connector", "right")
                .connector("target", "right")
                .connector("attribute", "right")
                .group("filter", group -> group.size(1))
                .connector("filter", "right", connector -> connector
                        .attribute("prefetchSize", "17")
                        .excluded(new Destination(false, "LOCAL.>")));
        RenderedCluster cluster = new RenderedCluster(topology, folder)
                .replace("name-1", "brokerName=\"name\"", "brokerName=\"nmae\"")
                .replace("port-1", "tcp://127.0.0.1:", "tcp://127.0.0.1:1")
                .replace(
                        "gone-1",
                        "<transportConnector name=\"openwire\"",
                        "<transportConnector name=\"x\" enabled=\"1\"")
                .replace("folder-1", "/kahadb", "/elsewhere")
                .replace("kind-1", "<kahaDB directory=\"${activemq.data}/kahadb\"", "<memoryPersistenceAdapter")
                .replace("memory-1", "64 mb", "65 mb")
                .replace("policy-1", "replayWhenNoConsumers=\"true\"", "replayWhenNoConsumers=\"false\"")
                .replace("target-1", "static:(tcp://127.0.0.1:", "static:(tcp://127.0.0.1:1")
                .change("none-1", xml -> xml.replaceAll("(?s)<broker.*</broker>", ""))
                .replace(
                        "two-1",
                        "</beans>",
                        "<broker xmlns=\"http://activemq.apache.org/schema/core\" brokerName=\"two\"/></beans>")
                .replace("attribute-1", "<networkConnector name", "<networkConnector netwrokTTL=\"2\" name")
                .replace("element-1", "<persistenceAdapter>", "<persistanceAdapter/><persistenceAdapter>")
                .replace("class-1", "</beans>", "<bean class=\"org.example.Missing\"/></beans>")
                .replace("placeholder-1", "${activemq.data}/kahadb", "${activemq.dta}/kahadb")
                .replace("doctype-1", "<beans", "<!DOCTYPE beans SYSTEM \"file:///etc/passwd\">\n<beans")
                .replace("malformed-1", "</broker>", "</brokr>")
                .replace(
                        "socket-1",
                        "</broker>",
                        "<plugins><bean xmlns=\"http://www.springframework.org/schema/beans\" class=\"java.net.ServerSocket\">"
                                + "<constructor-arg value=\"0\"/></bean></plugins></broker>")
                .replace("duplex-1", "duplex=\"true\"", "duplex=\"false\"")
                .replace("connector-1", "name=\"connector-to-right\"", "name=\"other\"")
                .replace("filter-1", "LOCAL.&gt;", "LOCAL.*")
                .replace("filter-1", "prefetchSize=\"17\"", "prefetchSize=\"18\"")
                .replace("lock-2", "lockKeepAlivePeriod=\"700\"", "lockKeepAlivePeriod=\"0\"");

        // when
        List<Problem> problems = cluster.problems();

        // then
        assertThat(problems)
                .map(problem -> said(problem, cluster))
                .containsExactly(
                        "name-1: topology.groups[0].brokers[0].brokerName asks for 'name' as the broker's name,"
                                + " and the broker would have 'nmae'",
                        "port-1: topology.groups[1].brokers[0].ports.openwire asks for 'tcp://127.0.0.1:61617' as the transport"
                                + " connector for openwire, and the broker would have only tcp://127.0.0.1:161617",
                        "gone-1, line 53: ActiveMQ 5.18.3 cannot load it: Attribute 'enabled' is not allowed to appear in element"
                                + " 'transportConnector'",
                        "folder-1: topology.groups[3].kahaDB.directory asks for 'OUT/instances/folder-1/data/kahadb' as the"
                                + " store's directory, and the broker would have 'OUT/instances/folder-1/data/elsewhere'",
                        "kind-1: topology.groups[4].kahaDB asks for 'KahaDBPersistenceAdapter' as the kind of store,"
                                + " and the broker would have 'MemoryPersistenceAdapter'",
                        "kind-1: topology.groups[4].kahaDB.directory asks for 'OUT/instances/kind-1/data/kahadb' as the store's"
                                + " directory, and the broker would have nothing",
                        "memory-1: topology.groups[5].systemUsage.memory asks for '64 mb' as the limit of memoryUsage,"
                                + " and the broker would have '68157440'",
                        "policy-1: topology.groups[6].destinationPolicies[0].replayWhenNoConsumers asks for 'true' as"
                                + " replayWhenNoConsumers of the policy for queue://>, and the broker would have 'false'",
                        "target-1: topology.networkConnectors[2] asks for 'static:(tcp://127.0.0.1:61633)' as where network"
                                + " connector 'target-to-right' leads, and the broker would have 'static:(tcp://127.0.0.1:161633)'",
                        "none-1: ActiveMQ 5.18.3 cannot load it: it has no <broker>",
                        "two-1: ActiveMQ 5.18.3 cannot load it: it has 2 brokers instead of one",
                        "attribute-1, line 35: ActiveMQ 5.18.3 cannot load it: Attribute 'netwrokTTL' is not allowed to appear in"
                                + " element 'networkConnector'",
                        "element-1, line 32: ActiveMQ 5.18.3 cannot load it: Invalid content was found starting with element"
                                + " 'persistanceAdapter'",
                        "class-1: ActiveMQ 5.18.3 cannot load it: the class org.example.Missing is not in the release's home",
                        "placeholder-1: ActiveMQ 5.18.3 cannot load it: Could not resolve placeholder 'activemq.dta' in value"
                                + " \"${activemq.dta}/kahadb\"",
                        "doctype-1, line 3: ActiveMQ 5.18.3 cannot load it: a DOCTYPE is not allowed here",
                        "malformed-1, line 55: ActiveMQ 5.18.3 cannot load it: The element type \"broker\" must be terminated by"
                                + " the matching end-tag \"</broker>\"",
                        "socket-1: ActiveMQ 5.18.3 cannot load it: it would open a network connection while it is loaded",
                        "duplex-1: topology.networkConnectors[0].duplex asks for 'true' as duplex of network connector"
                                + " 'duplex-to-right', and the broker would have 'false'",
                        "connector-1: topology.networkConnectors[1] asks for 'connector-to-right' as the network connector,"
                                + " and the broker would have only other",
                        "lock-2: topology.groups[20].sharedFileSystem.lockKeepAlivePeriod asks for '700' as lockKeepAlivePeriod,"
                                + " and the broker would have '0'",
                        "filter-1: topology.networkConnectors[4].prefetchSize asks for '17' as prefetchSize of network"
                                + " connector 'filter-to-right', and the broker would have '18'",
                        "filter-1: topology.networkConnectors[4].excludedDestinations asks for 'queue://LOCAL.>' as"
                                + " excludedDestinations of network connector 'filter-to-right', and the broker would have"
                                + " 'queue://LOCAL.*'");
        assertThat(problems)
                .allMatch(problem -> problem.rule().equals("broker-as-asked"))
                .extracting(Problem::mend)
                .containsOnly("Mend it in the topology; where that is right, this is a mistake of the plugin.");
        // and nothing is there but the lock
        assertThat(OutputSnapshot.of(cluster.output()).entries()).containsOnlyKeys("", ".lock");
    }

    @Test
    void aBeanReadsAFileThatIsNotWrittenYet() throws Exception {
        // given, as some of the releases' own configurations have it
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder().activemq("5.16.7").group("a", group -> group.size(1)), folder);
        cluster.replace(
                        "a-1",
                        "PropertySourcesPlaceholderConfigurer\"/>",
                        "PropertySourcesPlaceholderConfigurer\"><property name=\"locations\">"
                                + "<value>file:${activemq.conf}/credentials.properties</value></property></bean>")
                .replace("a-1", "brokerName=\"a\"", "brokerName=\"a${activemq.username}\"");

        // when, then
        assertThat(cluster.problems()).isEmpty();
    }

    private static String said(Problem problem, RenderedCluster cluster) {
        return (problem.where() + ": " + problem.what())
                .replace("/conf/activemq.xml", "")
                .replaceFirst("^instances/", "")
                .replace(cluster.output().toString(), "OUT");
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
            assertThat(problem.where())
                    .matches("fragments/cursor.xml, line 5 \\(in instances/bad-1/conf/activemq.xml, line \\d+\\)");
            assertThat(problem.what())
                    .isEqualTo("ActiveMQ 6.3.1 cannot load it: Invalid content was found starting with element"
                            + " 'statisticBrokerPlugin'; the same for bad-2");
            assertThat(problem.mend()).isEqualTo("Mend the fragment 'fragments/cursor.xml'.");
        });
    }

    @Test
    void nothingIsWrittenNorCleared() throws Exception {
        // given data of a broker, among them what a broker that starts clears away
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder().activemq("5.16.7").group("a", group -> group.size(1)
                        .systemUsage("64 mb", "2 gb", "1 gb")),
                folder);
        cluster.replace("a-1", "<broker ", "<broker start=\"true\" ");
        Path data = cluster.output().resolve("instances/a-1/data/a/tmp_storage");
        Files.createDirectories(data);
        Files.writeString(data.resolve("db-1.log"), "somebody's");
        Path home = TestHomes.of("5.16.7");
        OutputSnapshot before = OutputSnapshot.of(cluster.output().resolve("instances"));
        OutputSnapshot homeBefore = OutputSnapshot.of(home);
        Set<Thread> threads = Thread.getAllStackTraces().keySet();

        // when
        cluster.check();

        // then
        assertThat(OutputSnapshot.of(cluster.output().resolve("instances"))).isEqualTo(before);
        assertThat(OutputSnapshot.of(home)).isEqualTo(homeBefore);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !threads.contains(thread))
                        .extracting(Thread::getName)
                        // The JDK's own, which wait for processes and say so, and end some time.
                        .allMatch(name -> name.startsWith("process reaper") || name.startsWith("ForkJoinPool.common")));
        assertThat(System.getProperty("activemq.base")).isNull();
    }
}
