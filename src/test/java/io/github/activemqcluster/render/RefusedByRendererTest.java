package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topologies that no file can be rendered from, with any levels of the rules. */
class RefusedByRendererTest {

    @TempDir
    private Path directory;

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
        assertThat(failure.problems())
                .extracting(problem -> problem.where().toString())
                .containsExactly("topology.groups[0].brokers[1].id");
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
                .anySatisfy(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "ERROR [vocabulary] topology.groups[0].brokers[0].host: '(gone)' is not an address:"
                                                + " it has '('. Give an IP address or the name of a host: letters, digits, '-' and '.'."))
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
                .extracting(problem -> problem.where().toString())
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
}
