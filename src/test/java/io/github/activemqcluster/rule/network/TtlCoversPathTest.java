package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TtlCoversPathTest {

    private final RuleTester rule = new RuleTester(new TtlCoversPath());

    @Test
    void silentOnDirectWays() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsAChainThatIsLongerThanItsTtl() {
        assertThat(rule.finds(chain("1")))
                .containsExactly("ERROR [ttl-covers-path] topology.networkConnectors[0].networkTTL: messages cross 3"
                        + " bridges from group 'a' to group 'd', by way of 'b' and 'c', but networkTTL is 1. Give the"
                        + " connectors of this network a networkTTL of 3 or more, or join the two groups directly.");
    }

    @Test
    void namesTheConnectorThatIsAtFault() {
        assertThat(rule.finds(chain("3").connector("b", "c", connector -> connector.attribute("networkTTL", "2"))))
                .isEmpty();
        assertThat(rule.finds(chain("3").connector("b", "c", connector -> connector.attribute("networkTTL", "1"))))
                .containsExactly("ERROR [ttl-covers-path] topology.networkConnectors[1].networkTTL: messages cross 3"
                        + " bridges from group 'a' to group 'd', by way of 'b' and 'c', but networkTTL is 1. Give the"
                        + " connectors of this network a networkTTL of 3 or more, or join the two groups directly.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4", "-1"})
    void takesATtlThatReaches(String ttl) {
        assertThat(rule.finds(chain(ttl))).isEmpty();
    }

    @Test
    void countsDemandAndMessagesApart() {
        assertThat(rule.finds(halves("3", "1", "2", "2", "1", "3"))).isEmpty();
        assertThat(rule.finds(halves("2", "3", "3", "3", "3", "3"))).hasSize(1);
        assertThat(rule.finds(halves("3", "3", "3", "3", "3", "2"))).hasSize(1);
    }

    @Test
    void takesNetworkTtlForBothHalvesWhereAllThreeAreGiven() {
        assertThat(rule.finds(chain("3").connector("c", "d", connector -> connector.attribute("messageTTL", "2"))))
                .isEmpty();
        assertThat(rule.finds(chain("1").connector("a", "b", connector -> connector.attribute("consumerTTL", "3"))))
                .hasSize(1);
    }

    /** The same chain, with consumerTTL and messageTTL of each connector. */
    private static TopologyBuilder halves(String... ttls) {
        return new TopologyBuilder()
                .group("a", 1)
                .group("b", 1)
                .group("c", 1)
                .group("d", 1)
                .connector("a", "b", c -> c.attribute("consumerTTL", ttls[0]).attribute("messageTTL", ttls[1]))
                .connector("b", "c", c -> c.attribute("consumerTTL", ttls[2]).attribute("messageTTL", ttls[3]))
                .connector("c", "d", c -> c.attribute("consumerTTL", ttls[4]).attribute("messageTTL", ttls[5]))
                .client("producer", "a")
                .client("consumer", "d");
    }

    @Test
    void demandsNothingOfAWayOnWhichEveryGroupHasClientsOfItsOwn() {
        assertThat(rule.finds(chain("1").client("others", "b", "b").client("more", "c", "c")))
                .isEmpty();
    }

    @Test
    void holdsTheGroupsOfOneClientToTheirWay() {
        // given: two spokes that meet at a hub only
        var hub = new TopologyBuilder()
                .group("hub", 1)
                .group("left", 1)
                .group("right", 1)
                .duplex("left", "hub")
                .duplex("right", "hub");

        // when, then
        assertThat(rule.finds(hub.client("application")))
                .containsExactly("WARNING [ttl-covers-path] topology.networkConnectors[0].networkTTL: messages cross 2"
                        + " bridges from group 'left' to group 'right', by way of 'hub', but networkTTL is 1. Give the"
                        + " connectors of this network a networkTTL of 2 or more, or join the two groups directly.");
        assertThat(rule.finds(hub.connector("left", "hub", connector -> connector.attribute("networkTTL", "2"))
                        .connector("right", "hub", connector -> connector.attribute("networkTTL", "2"))))
                .isEmpty();
    }

    @Test
    void isMilderBetweenTheGroupsOfOneClient() {
        assertThat(rule.finds(chain("1").client("both", "a", "d")))
                .singleElement()
                .asString()
                .startsWith("WARNING");
    }

    @Test
    void leavesWhatIsDeclaredToTheFlows() {
        // given: producers at A and B, consumers at C, D and E, all joined by duplex connectors
        var spokes = new TopologyBuilder();
        for (String id : List.of("A", "B", "C", "D", "E")) {
            spokes.group(id, 1);
        }
        for (String hub : List.of("A", "B")) {
            for (String spoke : List.of("C", "D", "E")) {
                spokes.duplex(hub, spoke);
            }
        }

        // when, then
        assertThat(rule.finds(spokes.client("producers", client -> client.groups("A", "B"))
                        .client("consumers", client -> client.groups("C", "D", "E"))))
                .singleElement()
                .asString()
                .startsWith("WARNING");
        assertThat(rule.finds(spokes.client("producers", client -> client.produces("queue:orders"))
                        .client("consumers", client -> client.consumes("queue:orders"))))
                .isEmpty();
    }

    /** a → b → c → d, with clients at both ends. */
    private static TopologyBuilder chain(String ttl) {
        return new TopologyBuilder()
                .group("a", 1)
                .group("b", 1)
                .group("c", 1)
                .group("d", 1)
                .connector("a", "b", connector -> connector.attribute("networkTTL", ttl))
                .connector("b", "c", connector -> connector.attribute("networkTTL", ttl))
                .connector("c", "d", connector -> connector.attribute("networkTTL", ttl))
                .client("producer", "a")
                .client("consumer", "d");
    }
}
