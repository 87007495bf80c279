package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.ConnectorBuilder;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowsHaveOneWayTest {

    private final RuleTester rule = new RuleTester(new FlowsHaveOneWay(new FlowSource(topology -> Rights.ALL)));

    @Test
    void silentWhereThereIsOneWay() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(twoHubs(connector -> {}, "queue:orders"))).isEmpty();
    }

    @Test
    void warnsOfTwoHubs() {
        assertThat(rule.finds(twoHubs(connector -> connector.attribute("networkTTL", "2"), "queue:orders")))
                .containsExactly(
                        "WARNING [flow-one-way] topology.networkConnectors[1]: messages of queue 'orders', from"
                                + " group 'eu' to group 'us', can take two ways: by 'hub1', or by 'hub2'. Leave out a"
                                + " connector, lower networkTTL, or let each connector include what is to take it: messages"
                                + " that take different ways overtake each other.");
    }

    @Test
    void saysThatATopicComesTwiceWhereThatIsNotSuppressed() {
        assertThat(rule.finds(twoHubs(
                        connector -> connector
                                .attribute("networkTTL", "2")
                                .attribute("suppressDuplicateTopicSubscriptions", "false"),
                        "topic:prices")))
                .singleElement()
                .asString()
                .contains("come by both of two ways: by 'hub1', or by 'hub2'", "each message comes twice");
    }

    @Test
    void saysThatATopicCanTakeTwoWaysWhereTheSecondIsSuppressed() {
        assertThat(rule.finds(twoHubs(connector -> connector.attribute("networkTTL", "2"), "topic:prices")))
                .singleElement()
                .asString()
                .contains("can take two ways: by 'hub1', or by 'hub2'")
                .doesNotContain("come by both");
    }

    @Test
    void tellsManyFlowsWithTheSameTwoWaysOnce() {
        assertThat(rule.finds(
                        twoHubs(connector -> connector.attribute("networkTTL", "2"), "queue:orders", "queue:invoices")))
                .singleElement()
                .asString()
                .contains("as can those of 1 more flow.");
    }

    @Test
    void warnsOfATopicWithSeveralSubscribersThatAreNotJoined() {
        var topology = new TopologyBuilder()
                .group("eu", 1)
                .group("us", 1)
                .connector("eu", "us", connector -> connector.attribute("conduitSubscriptions", "false"))
                .client("shop", client -> client.groups("eu").produces("topic:prices"))
                .client("board", client -> client.groups("us").consumes("topic:prices"));
        assertThat(rule.finds(topology)).isEmpty();
        assertThat(rule.finds(
                        topology.client("other", client -> client.groups("us").consumes("topic:>"))))
                .containsExactly(
                        "WARNING [flow-one-way] topology.networkConnectors[0].conduitSubscriptions: messages of"
                                + " topic 'prices' come to group 'us' once for each subscriber there, and each subscriber gets"
                                + " all of them: connector 'eu-to-us' does not join subscriptions. Leave conduitSubscriptions"
                                + " out; where it is off for the sake of queues, give the topics a connector of their own.");
    }

    @Test
    void silentOnSubscribersThatGetEachMessageOnce() {
        TopologyBuilder topology = new TopologyBuilder()
                .group("eu", 1)
                .group("us", 1)
                .connector("eu", "us", connector -> connector.attribute("conduitSubscriptions", "false"))
                .client("shop", client -> client.groups("eu").produces("topic:prices"))
                .client("board", client -> client.groups("us").consumes("topic:prices"))
                .client("near", client -> client.groups("eu").consumes("topic:prices"))
                .client("durable", client -> client.groups("us").consumes("durableTopic:prices"));

        assertThat(rule.finds(topology)).isEmpty();
    }

    private static TopologyBuilder twoHubs(Consumer<ConnectorBuilder> each, String... destinations) {
        return new TopologyBuilder()
                .group("eu", 1)
                .group("hub1", 1)
                .group("hub2", 1)
                .group("us", 1)
                .connector("eu", "hub1", each)
                .connector("eu", "hub2", each)
                .connector("hub1", "us", each)
                .connector("hub2", "us", each)
                .client("shop", client -> client.groups("eu").produces(destinations))
                .client("billing", client -> client.groups("us").consumes(destinations));
    }
}
