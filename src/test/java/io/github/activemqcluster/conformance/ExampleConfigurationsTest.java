package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.testing.GroupBuilder;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The example configurations that came with the releases, so their authors are not ours. The test writes a topology for
 * each example that the vocabulary can express. It compares the topology's broker with the broker that comes of the
 * example.
 *
 * <p>{@code src/site/markdown/examples.md} lists them, and says why the others cannot be expressed.
 */
class ExampleConfigurationsTest {

    @SuppressWarnings("unused") // named by @FieldSource
    private static final List<String> RELEASES = List.of("5.7.0", "5.10.0", "5.16.7", "5.18.3");

    /** The properties that distinguish a broker of a network. */
    private static final List<List<String>> PROPERTIES = List.of(
            List.of("brokerName"),
            List.of("persistent"),
            List.of("dataDirectoryFile"),
            List.of("advisorySupport"),
            List.of("persistenceAdapter", "@type"),
            List.of("persistenceAdapter", "directory"),
            List.of("transportConnectors", "*", "name"),
            List.of("transportConnectors", "*", "uri"),
            List.of("transportConnectors", "*", "discoveryAgent", "@type"),
            List.of("transportConnectors", "*", "discoveryAgent", "group"),
            List.of("networkConnectors", "*", "discoveryAgent", "@type"),
            List.of("networkConnectors", "*", "discoveryAgent", "services", "*"),
            List.of("networkConnectors", "*", "discoveryAgent", "group"),
            List.of("networkConnectors", "*", "duplex"),
            List.of("networkConnectors", "*", "networkTTL"),
            List.of("networkConnectors", "*", "dynamicOnly"),
            List.of("networkConnectors", "*", "conduitSubscriptions"),
            List.of("networkConnectors", "*", "decreaseNetworkConsumerPriority"),
            List.of("networkConnectors", "*", "prefetchSize"),
            List.of("networkConnectors", "*", "userName"),
            List.of("networkConnectors", "*", "dynamicallyIncludedDestinations", "*", "qualifiedName"),
            List.of("networkConnectors", "*", "excludedDestinations", "*", "qualifiedName"),
            List.of("networkConnectors", "*", "staticallyIncludedDestinations", "*", "qualifiedName"),
            List.of("destinationPolicy", "@policy:queue://>", "producerFlowControl"),
            List.of("destinationPolicy", "@policy:queue://>", "memoryLimit"),
            List.of("destinationPolicy", "@policy:topic://>", "producerFlowControl"),
            List.of("destinationPolicy", "@policy:topic://>", "memoryLimit"),
            List.of("destinationPolicy", "@policy:queue://>", "networkBridgeFilterFactory"),
            List.of("~systemUsage", "memoryUsage", "limit"),
            List.of("~systemUsage", "storeUsage", "limit"),
            List.of("~systemUsage", "tempUsage", "limit"));

    /** The properties that distinguish a broker of a group that shares a database. */
    private static final List<List<String>> OF_DATABASE = List.of(
            List.of("brokerName"),
            List.of("persistent"),
            List.of("persistenceAdapter", "@type"),
            List.of("persistenceAdapter", "dataSource", "@type"),
            List.of("persistenceAdapter", "dataSource", "driverClassName"),
            List.of("persistenceAdapter", "dataSource", "url"),
            List.of("persistenceAdapter", "dataSource", "username"),
            List.of("persistenceAdapter", "dataSource", "password"),
            List.of("transportConnectors", "*", "name"),
            List.of("transportConnectors", "*", "uri"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aTopologyOfTheStaticNetworkMeansWhatTheExampleMeans(String version) throws Exception {
        // given
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder()
                        .activemq(version)
                        .runtime(RuntimeKind.ASSEMBLED)
                        // not a loopback address, so that they listen on every interface as the example does
                        .host("machine", "mq.example.org")
                        .group("static-broker1", group -> member(group, "static-broker1", 61616))
                        .group("static-broker2", group -> member(group, "static-broker2", 61618))
                        .connectorToUri(
                                "static-broker2",
                                "static:(tcp://localhost:61616)",
                                connector -> connector.duplex(true)),
                folder);
        Map<String, String> examples = new LinkedHashMap<>();
        for (int number = 1; number <= 2; number++) {
            examples.put(
                    "static-broker" + number + "-1",
                    Files.readString(examples(version).resolve("activemq-static-network-broker" + number + ".xml")));
        }

        // when
        List<ProbeAnswer> answers = cluster.ask(examples, PROPERTIES);

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.findings()).isEmpty());
        assertThat(answers.subList(0, 2)).isEqualTo(answers.subList(2, 4));
        // and the reason is not that there are no values
        assertThat(answers.get(1).answers())
                .extracting(ProbeAnswer.Had::text)
                .contains("tcp://localhost:61616", "true");
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aTopologyOfTheDynamicNetworkMeansWhatTheExampleMeans(String version) throws Exception {
        // given
        TopologyBuilder topology = new TopologyBuilder()
                .activemq(version)
                .runtime(RuntimeKind.ASSEMBLED)
                .host("machine", "mq.example.org");
        Map<String, String> examples = new LinkedHashMap<>();
        for (int number = 1; number <= 2; number++) {
            String example =
                    Files.readString(examples(version).resolve("activemq-dynamic-network-broker" + number + ".xml"));
            String group = "group" + number;
            // In some releases the second example still has the name and the port of the first.
            topology.group(
                            group,
                            members -> member(
                                    members,
                                    group,
                                    found(example, "brokerName=\"([^\"]+)\""),
                                    Integer.parseInt(found(example, "tcp://0.0.0.0:(\\d+)"))))
                    .multicast(group, Optional.of("default"), connector -> connector
                            .attribute("dynamicOnly", "true")
                            .attribute("networkTTL", "3")
                            .attribute("prefetchSize", "1")
                            .attribute("decreaseNetworkConsumerPriority", "true"));
            examples.put(group + "-1", example);
        }

        // when
        List<ProbeAnswer> answers = new RenderedCluster(topology, folder).ask(examples, PROPERTIES);

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.findings()).isEmpty());
        assertThat(answers.subList(0, 2)).isEqualTo(answers.subList(2, 4));
        // and the reason is not that there are no values
        assertThat(answers.get(0).answers())
                .extracting(ProbeAnswer.Had::text)
                .contains("MulticastDiscoveryAgent", "default", "3");
    }

    /**
     * Takes the example's sample of MySQL, which is a comment in it, instead of the sample of an embedded Derby, which
     * no partner can share.
     */
    @ParameterizedTest
    @ValueSource(strings = {"5.10.0", "5.16.7", "5.18.3"})
    void aTopologyWithADatabaseMeansWhatTheExampleMeans(String version) throws Exception {
        // given
        TopologyBuilder topology = new TopologyBuilder()
                .activemq(version)
                .runtime(RuntimeKind.ASSEMBLED)
                .host("machine", "mq.example.org")
                .group("jdbcBroker", group -> group.broker(
                                "jdbcBroker-1", broker -> broker.port(PortKind.OPENWIRE, 61616))
                        .jdbc(jdbc -> jdbc.url("jdbc:mysql://localhost/activemq?relaxAutoCommit=true")
                                .driverClass("com.mysql.jdbc.Driver")
                                .password("activemq")));
        String example = Files.readString(examples(version).resolve("activemq-jdbc.xml"))
                .replace("dataSource=\"#derby-ds\"", "dataSource=\"#mysql-ds\"")
                .replaceFirst("(?s)<bean id=\"derby-ds\".*?</bean>", "")
                .replaceFirst("(?s)<!--\\s*(<bean id=\"mysql-ds\".*?</bean>)\\s*-->", "$1");

        // when
        List<ProbeAnswer> answers =
                new RenderedCluster(topology, folder).ask(Map.of("jdbcBroker-1", example), OF_DATABASE);

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.findings()).isEmpty());
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(answers.get(0).answers())
                .extracting(ProbeAnswer.Had::text)
                .contains("JDBCPersistenceAdapter", "BasicDataSource", "com.mysql.jdbc.Driver", "activemq");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static void member(GroupBuilder group, String name, int port) {
        member(group, name, name, port);
    }

    private static void member(GroupBuilder group, String id, String name, int port) {
        group.brokerName(name)
                .broker(id + "-1", broker -> broker.port(PortKind.OPENWIRE, port))
                .kahaDb("${activemq.data}/" + name + "/kahadb")
                .policies(limited(false), limited(true))
                .systemUsage("20 mb", "1 gb", "100 mb");
    }

    private static DestinationPolicy limited(boolean topic) {
        return new DestinationPolicy(
                Place.TOPOLOGY, topic, ">", Map.of("producerFlowControl", "true", "memoryLimit", "20mb"), false);
    }

    /** The directory in which a release keeps its examples. */
    private static Path examples(String version) throws Exception {
        Path home = TestHomes.of(version);
        Path examples = home.resolve("examples").resolve("conf");
        return Files.isDirectory(examples) ? examples : home.resolve("conf");
    }
}
