package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    @TempDir
    private Path directory;

    @Test
    void passwordsAreMadeOncePerInstanceAndNoneIsAShippedOne() throws Exception {
        // given
        List<String> made = new ArrayList<>();
        RenderSettings settings = new RenderSettings("test", Optional.empty(), Optional.empty(), directory, () -> {
            made.add("random" + made.size());
            return made.get(made.size() - 1);
        });

        // when
        Rendering rendering = Rendering.of(Topologies.r6().build(), settings);

        // then
        assertThat(made).hasSize(3);
        OutputFile realm = rendering.file("instances/group1-2/conf/jetty-realm.properties");
        assertThat(realm.kind()).isEqualTo(Kind.SECRET);
        assertThat(realm.content()).contains("admin: random1, admin").doesNotContain("admin: admin", "user");
        assertThat(Rendering.of(Everything.topology().build()).text("instances/hub-1/conf/jmx.password"))
                .endsWith("\nadmin a-random-password\n");
        assertThat(rendering.files())
                .filteredOn(file -> file.content().contains("random"))
                .allSatisfy(file -> assertThat(file.kind()).isEqualTo(Kind.SECRET));
    }

    @ParameterizedTest
    @CsvSource({"6.3.1, 6.3.99", "6.3.1, 7.0.0", "5.18.7, 5.18.99"})
    void whatIsMadeForAReleaseThatNobodyHasHeardOfIsThatOfTheNewestKnown(String newest, String unheardOf)
            throws Exception {
        assertThat(contents(unheardOf)).isEqualTo(contents(newest).replace(newest, unheardOf));
    }

    private static String contents(String version) throws Exception {
        return Rendering.of(Topologies.r10().activemq(version).build()).files().stream()
                .map(file -> file.path() + "\n" + file.content())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void noTwoFilesHaveOnePath() throws Exception {
        // given
        Set<String> paths = new HashSet<>();

        // when
        Rendering rendering = Rendering.of(Everything.topology().build());

        // then
        assertThat(rendering.files()).allMatch(file -> paths.add(file.path()));
    }

    @Test
    void whatListensOnALoopbackHostListensThereOnly() throws Exception {
        // given, when
        Rendering rendering = Rendering.of(Topologies.r9().build());

        // then
        assertThat(rendering.files())
                .filteredOn(file -> file.path().matches("instances/[^/]+/(conf|bin/instance).*"))
                .allSatisfy(file -> assertThat(file.content()).doesNotContain("0.0.0.0", "quorumListenOnAllIPs"));
    }

    @Test
    void theConsoleListensOnLoopbackEvenWhereTheBrokerDoesNot() throws Exception {
        // given
        TopologyBuilder topology = Topologies.r2()
                .activemq("5.18.3")
                .host("mq1", "mq1.example.org")
                .host("mq2", "mq2.example.org");

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.text("instances/shared-1/bin/instance.sh")).contains("-Djetty.host='127.0.0.1'");
        assertThat(rendering.text("instances/shared-1/conf/activemq.xml")).contains("uri=\"tcp://0.0.0.0:61616\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.9.1", "5.10.0", "5.13.5"})
    void aConsoleThatCannotBeKeptFromStrangersIsLeftOut(String release) throws Exception {
        // when
        Rendering rendering = Rendering.of(Topologies.r2().activemq(release).build());

        // then
        assertThat(rendering.text("instances/shared-1/conf/activemq.xml")).doesNotContain("jetty");
        assertThat(rendering.text("instances/shared-1/bin/instance.sh")).doesNotContain("jetty", "console http");
        assertThat(rendering.files())
                .extracting(OutputFile::path)
                .doesNotContain("instances/shared-1/conf/jetty-realm.properties");
    }

    @Test
    void relativeDirectoriesAreBelowTheOutputWhichCanBeMoved() throws Exception {
        // given
        TopologyBuilder topology = Topologies.r6().server("zk-1", server -> server.dataDir("zookeeper/one"));

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.text("instances/zk-1/conf/zoo.cfg")).contains("dataDir=../../zookeeper/one\n");
        assertThat(Rendering.of(Topologies.r2().build()).text("instances/shared-1/conf/activemq.xml"))
                .contains("directory=\"${activemq.base}/../../shared/shared\"");
    }

    @Test
    void theDataDirectoryHoldsInstancesAndRelativeStores() throws Exception {
        // given
        Path data = directory.resolve("some data");

        // when
        Rendering leveldb = Rendering.of(Topologies.r6().build(), Rendering.withData(data));
        Rendering shared = Rendering.of(Topologies.r2().build(), Rendering.withData(data));

        // then
        assertThat(leveldb.text("instances/group1-1/bin/instance.sh"))
                .contains("instance_data='" + data.resolve("group1-1") + "'");
        assertThat(leveldb.text("instances/zk-1/conf/zoo.cfg")).contains("dataDir=" + data.resolve("zk-1") + "\n");
        assertThat(leveldb.files()).extracting(OutputFile::path).doesNotContain("instances/zk-1/data/myid");
        assertThat(shared.text("instances/shared-1/conf/activemq.xml"))
                .contains("directory=\"" + data.resolve("shared/shared") + "\"");
    }

    @Test
    void membersOnOneMachineDoNotShareALevelDbDirectory() throws Exception {
        // given
        UnaryOperator<TopologyBuilder> given = topology -> topology.group(
                "group1", group -> group.replicatedLevelDb("zk", store -> store.directory("/var/leveldb")));
        TopologyBuilder onThreeMachines =
                Topologies.r6().host("a", "10.0.0.1").host("b", "10.0.0.2").host("c", "10.0.0.3");

        // when
        Rendering together = Rendering.of(given.apply(Topologies.r6()).build());
        Rendering apart = Rendering.of(given.apply(onThreeMachines).build());

        // then
        assertThat(together.text("instances/group1-2/conf/activemq.xml"))
                .contains("directory=\"/var/leveldb/group1-2\"");
        assertThat(apart.text("instances/group1-2/conf/activemq.xml")).contains("directory=\"/var/leveldb\"");
    }

    @ParameterizedTest
    @CsvSource({"5.9.0, zkSessionTmeout", "5.10.0, zkSessionTmeout", "5.10.1, zkSessionTimeout"})
    void theSessionTimeoutIsCalledAsTheReleaseCallsIt(String release, String attribute) throws Exception {
        // given
        TopologyBuilder topology = Topologies.r6().activemq(release).runtime(RuntimeKind.ASSEMBLED);

        // when, then
        assertThat(Rendering.of(topology.build()).text("instances/group1-1/conf/activemq.xml"))
                .contains(" " + attribute + "=\"2s\"");
    }

    @Test
    void aDatabasesPasswordIsInFilesOfTheirOwnersOnlyAndReadAsItWasGiven() throws Exception {
        // given
        String password = "it's <\"&\\>=:#{1+1}${x} ü";
        TopologyBuilder topology =
                Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.password(password)));

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.file("topology.xml").kind()).isEqualTo(Kind.PRIVATE);
        OutputFile file = rendering.file("instances/database-1/conf/database.properties");
        assertThat(file.kind()).isEqualTo(Kind.PRIVATE);
        Properties properties = new Properties();
        properties.load(new StringReader(file.content()));
        assertThat(properties).containsEntry("password", password);
        assertThat(rendering.text("instances/database-1/conf/activemq.xml")).doesNotContain("1+1");
    }

    @Test
    void eachBrokerHoldsTheLeaseUnderANameOfItsOwn() throws Exception {
        Rendering rendering = Rendering.of(Topologies.r3().build());

        assertThat(rendering.text("instances/database-1/conf/activemq.xml")).contains("leaseHolderId=\"database-1\"");
        assertThat(rendering.text("instances/database-2/conf/activemq.xml")).contains("leaseHolderId=\"database-2\"");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mariadb://db/a,mysql-jdbc-adapter", "JDBC:MySQL://db/a,mysql-jdbc-adapter"})
    void theDialectIsThatOfTheDatabase(String url, String adapter) throws Exception {
        // given
        TopologyBuilder topology = Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.url(url)));

        // when, then
        assertThat(Rendering.of(topology.build()).text("instances/database-1/conf/activemq.xml"))
                .contains("<" + adapter + "/>");
    }

    @Test
    void aSlaveWaitsForItsMasterAndTakesOverOnce() throws Exception {
        Rendering rendering = Rendering.of(Topologies.r1().build());

        assertThat(rendering.text("instances/pair-1/conf/activemq.xml")).contains("waitForSlave=\"true\"");
        assertThat(rendering.text("instances/pair-2/conf/activemq.xml"))
                .contains(
                        "masterConnectorURI=\"failover:(tcp://127.0.0.1:61616)"
                                + "?startupMaxReconnectAttempts=2147483647&amp;maxReconnectAttempts=0&amp;maxReconnectDelay=1000\"");
    }

    @Test
    void whatIsNotSupportedIsRefusedByName() {
        // given
        Renderer renderer = new Renderer(new Releases());

        // when, then
        assertThat(renderer.check(
                        Topologies.r2()
                                .group("shared", group -> group.protocols(PortKind.OPENWIRE, PortKind.WS))
                                .build(),
                        directory))
                .extracting(Problem::what)
                .containsExactly("ws is not in an assembled runtime of ActiveMQ 6.3.1");
        assertThat(renderer.check(
                        Topologies.r1()
                                .group("pair", group -> group.protocols(PortKind.OPENWIRE, PortKind.AMQP))
                                .build(),
                        directory))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains(
                        "ActiveMQ 5.7.0 does not speak amqp",
                        "Use one of openwire, stomp, mqtt, ws, or a later release.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "a/b", "a\\b", "..", ".", "C:x", "a\nb", "a#{1}", "${a}"})
    void anIdThatIsNotAFoldersNameIsRefusedEvenWhereTheRuleIsOff(String id) {
        // given
        TopologyBuilder topology = Topologies.r2().broker("shared-2", broker -> broker.id(id));

        // when
        TopologyException failure = catchThrowableOfType(TopologyException.class, () -> Rendering.of(topology.build()));

        // then
        assertThat(failure.problems()).extracting(Problem::where).containsExactly("topology.groups[0].brokers[1].id");
    }

    @Test
    void whatTheBrokerWouldReadOtherwiseIsRefusedEvenWhereTheRulesAreOff() {
        // given
        Topology topology = Topologies.r10()
                .host("here", "a b")
                .broker("group1-1", broker -> broker.host("(gone)"))
                .connector("group1", "group2", connector -> connector
                        .option("initialReconnectDelay", "100")
                        .option("maxReconnectDelay", "1&x=y")
                        .included(new Destination(false, "ORDERS?x=%")))
                .build();

        // when, then
        assertThat(new Renderer(new Releases()).check(topology, directory))
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("ERROR [vocabulary] topology.groups[0].brokers[0].host: '(gone)' is not an address."
                                + " Give an IP address or the name of a host."))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "[vocabulary] topology.networkConnectors[0].options: the value of 'maxReconnectDelay',"
                                        + " '1&x=y', cannot be told to the broker"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("topology.networkConnectors[0]: the destination 'ORDERS?x=%' has a question mark"));
    }

    @Test
    void aFragmentThatIsMissingOrNotWellFormedIsNamedWithItsLine() throws Exception {
        // given
        Files.writeString(directory.resolve("open.xml"), "<plugins>\n  <loggingBrokerPlugin>\n</plugins>\n");
        Files.writeString(directory.resolve("close.xml"), "</broker><broker>");
        Files.writeString(
                directory.resolve("entity.xml"), "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a/>");
        Files.writeString(directory.resolve("twice.xml"), "<transportConnectors/>\n");
        TopologyBuilder topology = Topologies.r2()
                .group(
                        "shared",
                        group -> group.fragments("absent.xml", "open.xml", "close.xml", "entity.xml", "twice.xml"));

        // when
        List<Problem> problems = new Renderer(new Releases()).check(topology.build(), directory);

        // then
        assertThat(problems)
                .extracting(Problem::where)
                .containsExactly(
                        "topology.groups[0].fragments[0]",
                        "topology.groups[0].fragments[1]",
                        "topology.groups[0].fragments[2]",
                        "topology.groups[0].fragments[3]",
                        "topology.groups[0].fragments[4]");
        assertThat(problems.get(0).what()).isEqualTo("there is no file " + directory.resolve("absent.xml"));
        assertThat(problems.get(1).what()).startsWith(directory.resolve("open.xml") + ", line 3: is not well-formed");
        assertThat(problems.get(2).what()).startsWith(directory.resolve("close.xml") + ", line 1: is not well-formed");
        assertThat(problems.get(3).what()).startsWith(directory.resolve("entity.xml") + ", line 1: is not well-formed");
        assertThat(problems.get(4).what())
                .isEqualTo("twice.xml has a <transportConnectors>, which the topology writes already");
    }

    @Test
    void aFragmentMayBringTheUsageThatTheTopologyDoesNotName() throws Exception {
        // given
        Files.writeString(
                directory.resolve("usage.xml"),
                "<?xml version=\"1.0\"?>\n<systemUsage><systemUsage sendFailIfNoSpace=\"true\"/></systemUsage>\n");
        TopologyBuilder topology = Topologies.r2().group("shared", group -> group.fragments("usage.xml"));
        RenderSettings settings =
                new RenderSettings("test", Optional.empty(), Optional.empty(), directory, () -> "password");

        // when
        String xml = Rendering.of(topology.build(), settings).text("instances/shared-1/conf/activemq.xml");

        // then
        assertThat(xml)
                .containsOnlyOnce("<systemUsage>")
                .contains("sendFailIfNoSpace")
                .containsOnlyOnce("<?xml");
    }
}
