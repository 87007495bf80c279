package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that connectors and meshes become one network connector for each pair of groups. */
class NetworkConnectorsTest {

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
                        entry("conduitSubscriptions", "false"), entry("networkTTL", "3"), entry("prefetchSize", "1"));
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
        // and a rehearsal is not in the multicast group of the real cluster
        assertThat(Samples.bind(content, Samples.LOCAL).topology().orElseThrow().networkConnectors())
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
