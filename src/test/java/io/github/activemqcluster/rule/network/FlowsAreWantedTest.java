package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import org.junit.jupiter.api.Test;

class FlowsAreWantedTest {

    private final RuleTester rule = new RuleTester(new FlowsAreWanted(new FlowSource(topology -> Rights.ALL)));

    @Test
    void silentWhereSomebodyReceivesEverything() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(
                        two().client("board", client -> client.groups("spoke").consumes("topic:prices.eu"))))
                .isEmpty();
    }

    @Test
    void warnsOfWhatNobodyReceives() {
        assertThat(rule.finds(two().client("board", client -> client.consumes("topic:price.eu"))
                        .noConnectors()))
                .containsExactly("WARNING [flow-wanted] topology.clients[0].produces: no client receives topic"
                        + " 'prices.eu', which 'shop' sends. Did you mean 'price.eu'? Otherwise add it to a client's"
                        + " consumes: what is sent to a queue waits there for ever.");
    }

    @Test
    void warnsOfAStaticDestinationThatNobodyReceives() {
        assertThat(rule.finds(
                        two().client("board", client -> client.groups("hub").consumes("topic:prices.>"))))
                .containsExactly("WARNING [flow-wanted] topology.networkConnectors[0].staticallyIncludedDestinations:"
                        + " connector 'hub-to-spoke' takes all of topic 'prices.>' to group 'spoke', and no client"
                        + " receives it there or further on. Include it in dynamicallyIncludedDestinations, so that it"
                        + " crosses when somebody asks for it.");
    }

    @Test
    void knowsThatAQueueCanWantAVirtualTopic() {
        assertThat(rule.finds(new TopologyBuilder()
                        .group("hub", 1)
                        .group("spoke", 1)
                        .connector("hub", "spoke", c -> c.statically(new Destination(true, "VirtualTopic.>")))
                        .client("shop", client -> client.groups("hub").produces("topic:VirtualTopic.t"))
                        .client("board", client -> client.groups("spoke").consumes("queue:Consumer.b.VirtualTopic.t"))))
                .isEmpty();
    }

    @Test
    void warnsOfOneThatNobodyReceivesBesideOneThatSomebodyDoes() {
        assertThat(rule.finds(new TopologyBuilder()
                        .group("hub", 1)
                        .client("shop", client -> client.groups("hub").produces("topic:prices", "topic:gone"))
                        .client("board", client -> client.groups("hub").consumes("topic:prices"))))
                .singleElement()
                .asString()
                .contains("no client receives topic 'gone', which 'shop' sends");
    }

    @Test
    void leavesAQueueThatWasMeantForAVirtualTopicToTheRuleAboutFlows() {
        assertThat(rule.finds(new TopologyBuilder()
                        .group("hub", 1)
                        .client("shop", client -> client.groups("hub").produces("topic:VirtualTopic.orders"))
                        .client("billing", client -> client.groups("hub")
                                .consumes("queue:billing.VirtualTopic.orders"))))
                .isEmpty();
    }

    @Test
    void looksAtBothEndsOfADuplexConnector() {
        assertThat(rule.finds(new TopologyBuilder()
                        .group("hub", 1)
                        .group("spoke", 1)
                        .connector("hub", "spoke", connector -> connector
                                .duplex(true)
                                .statically(new Destination(true, "prices.>")))
                        .client("shop", client -> client.groups("hub").produces("topic:other"))
                        .client("board", client -> client.groups("hub").consumes("topic:other"))))
                .satisfiesExactlyInAnyOrder(
                        to -> assertThat(to).contains("takes all of topic 'prices.>' to group 'spoke', and no client"),
                        from -> assertThat(from)
                                .contains("takes all of topic 'prices.>' to group 'hub', and no client"));
    }

    @Test
    void saysNothingWhereAClientDoesNotSayWhatItReceives() {
        assertThat(rule.finds(two().client("anybody"))).isEmpty();
    }

    private static TopologyBuilder two() {
        return new TopologyBuilder()
                .group("hub", 1)
                .group("spoke", 1)
                .connector("hub", "spoke", connector -> connector.statically(new Destination(true, "prices.>")))
                .client("shop", client -> client.groups("hub").produces("topic:prices.eu"));
    }
}
