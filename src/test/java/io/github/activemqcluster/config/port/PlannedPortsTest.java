package io.github.activemqcluster.config.port;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.config.bind.Declarations.group;
import static io.github.activemqcluster.config.bind.Declarations.ports;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Samples;
import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the planned ports of instances beside their given ports. */
class PlannedPortsTest {

    @Test
    void avoidThoseThatWereGiven() {
        Topology topology = bound(RELEASE
                + group("<brokers><broker/><broker/><broker><ports><openwire>61617</openwire><console>61616</console>"
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

    @Test
    void freeOnesAreNotLookedForWhereAnInstanceKeepsItsOwn() {
        // given: two members keep what they have, one of which wants a port that the topology gives to another
        int kept = 23_456;
        var settings = new Settings(
                "artifact",
                Placement.HOSTS,
                PortSource.free((instance, kind) -> instance.equals("kahadb") || instance.equals("other")
                        ? OptionalInt.of(kept)
                        : OptionalInt.empty()));

        // when
        Topology topology = Samples.bind(
                        Element.of(
                                "topology",
                                List.of(
                                        Element.of("activemq", List.of(Element.leaf("version", "6.3.1"))),
                                        Element.of(
                                                "groups",
                                                List.of(
                                                        single("kahadb", ""),
                                                        single("other", ""),
                                                        single("fixed", "61616"))))),
                        settings)
                .topology()
                .orElseThrow();

        // then
        List<Integer> ports = topology.brokers().stream()
                .map(broker -> broker.ports().required(PortKind.OPENWIRE))
                .toList();
        assertThat(ports).doesNotHaveDuplicates().startsWith(kept).endsWith(61616);
    }

    private static Element single(String id, String port) {
        Element broker = Element.of(
                "broker",
                port.isEmpty()
                        ? List.of(Element.leaf("id", id))
                        : List.of(
                                Element.leaf("id", id), Element.of("ports", List.of(Element.leaf("openwire", port)))));
        return Element.of(
                "group",
                List.of(
                        Element.leaf("id", "group-" + id),
                        Element.of("brokers", List.of(broker)),
                        Element.leaf("kahaDB", "")));
    }

    private IntStream values(Ports ports) {
        return ports.byKind().values().stream().mapToInt(port -> port);
    }
}
