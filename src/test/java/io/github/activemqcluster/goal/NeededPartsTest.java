package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of an archive that a topology needs. */
class NeededPartsTest {

    @TempDir
    Path templates;

    @TempDir
    Path output;

    @Test
    void storesProtocolsAndTheConsole() throws Exception {
        assertThat(parts(Topologies.r9())).contains("replicatedLevelDB").doesNotContain("jdbc", "ws");
        assertThat(parts(Topologies.r3())).contains("jdbc").doesNotContain("replicatedLevelDB");
        assertThat(parts(Topologies.r4()
                        .eachGroup(group -> group.protocols(PortKind.OPENWIRE, PortKind.STOMP, PortKind.WS))))
                .contains("openwire", "stomp", "ws")
                .doesNotContain("mqtt");
        assertThat(parts(Topologies.r4()
                        .eachGroup(group -> group.transportConnector(PortKind.OPENWIRE, "auto+nio", Map.of()))))
                .contains("amqp", "mqtt", "stomp");
    }

    @Test
    void aStoreThatIsStillThereIsReadToo() throws Exception {
        // given
        Files.createDirectories(output.resolve("instances/gone/data/leveldb"));

        // when, then
        assertThat(parts(Topologies.r4())).contains("replicatedLevelDB");
    }

    @Test
    void whereNobodyKnowsAllOfIt() throws Exception {
        assertThat(parts(Topologies.r4().eachGroup(group -> group.fragments("camel.xml"))))
                .isEqualTo("all");
        assertThat(parts(Topologies.r4()
                        .eachGroup(group -> group.transportConnector(PortKind.OPENWIRE, "http", Map.of()))))
                .isEqualTo("all");
        assertThat(parts(Topologies.r4().connectorToUri("a", "static:(http://mq.example.org:8080)")))
                .isEqualTo("all");
        assertThat(parts(Topologies.r4().connectorToUri("a", "static:(tcp://mq.example.org:61616)")))
                .isNotEqualTo("all");

        // given
        Files.createDirectories(templates.resolve("clients"));

        // when, then
        assertThat(parts(Topologies.r4())).isNotEqualTo("all");

        // given
        Files.createDirectories(templates.resolve("activemq/conf"));

        // when, then
        assertThat(parts(Topologies.r4())).isEqualTo("all");
    }

    private String parts(TopologyBuilder topology) throws Exception {
        return new NeededParts(topology.build(), Optional.of(templates), output)
                .parts()
                .toString();
    }
}
