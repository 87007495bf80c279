package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.ConnectorBuilder;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowsArriveTest {

    private final RuleTester rule = new RuleTester(new FlowsArrive(new FlowSource(topology -> Rights.ALL)));

    @Test
    void silentWhereNothingIsDeclared() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentWhereEverythingArrives() {
        assertThat(rule.finds(shop(connector -> connector.duplex(true)))).isEmpty();
    }

    @Test
    void namesTheConnectorThatExcludesIt() {
        assertThat(rule.finds(shop(connector -> connector.excluded(queue("orders.eu")))))
                .containsExactly("ERROR [flow-arrives] topology.networkConnectors[0].excludedDestinations: queue"
                        + " 'orders.eu', sent by 'shop' to group 'hub', cannot reach 'billing' at group 'spoke':"
                        + " connector 'hub-to-spoke' excludes it. Take 'orders.eu' out of its excludedDestinations.");
        assertThat(rule.finds(shop(connector -> connector.excluded(queue("orders.>")))))
                .containsExactly("ERROR [flow-arrives] topology.networkConnectors[0].excludedDestinations: queue"
                        + " 'orders.eu', sent by 'shop' to group 'hub', cannot reach 'billing' at group 'spoke':"
                        + " connector 'hub-to-spoke' excludes 'orders.>'. Take 'orders.>' out of its"
                        + " excludedDestinations.");
    }

    @Test
    void saysHowEachStopIsMended() {
        assertThat(rule.finds(shop(connector -> connector.included(queue("x")))))
                .containsExactly(at("dynamicallyIncludedDestinations")
                        + "connector 'hub-to-spoke' includes other destinations, not 'orders.eu'. Add"
                        + " <queue>orders.eu</queue> to its dynamicallyIncludedDestinations.");
        assertThat(rule.finds(shop(connector -> connector.attribute("staticBridge", "true"))))
                .containsExactly(at("staticBridge")
                        + "connector 'hub-to-spoke' is a staticBridge and does not include 'orders.eu'. Add"
                        + " <queue>orders.eu</queue> to its staticallyIncludedDestinations, or leave staticBridge"
                        + " out.");
        assertThat(rule.finds(shop(connector -> {}).noConnectors().connector("spoke", "hub")))
                .containsExactly(at("duplex")
                        + "connector 'spoke-to-hub' carries messages only from group 'spoke' to group 'hub'. Make the"
                        + " connector duplex, or add one from group 'hub' to group 'spoke'.");
        assertThat(rule.finds(shop(connector -> {}).noConnectors()))
                .containsExactly("ERROR [flow-arrives] topology.clients[1].groups: queue 'orders.eu', sent by 'shop' to"
                        + " group 'hub', cannot reach 'billing' at group 'spoke': no connectors join the two groups."
                        + " Join groups 'hub' and 'spoke', or leave one of them out of its client's groups.");
    }

    @Test
    void saysWhatASubscriptionIsTooWideFor() {
        assertThat(rule.finds(two("queue:orders.eu", "queue:orders.>")
                        .connector("hub", "spoke", connector -> connector.included(queue("orders.eu")))))
                .containsExactly(at("dynamicallyIncludedDestinations")
                        + "connector 'hub-to-spoke' includes less than 'orders.>', which 'billing' subscribes to, so it"
                        + " does not hear of that consumer. Add <queue>orders.></queue> to its"
                        + " dynamicallyIncludedDestinations, or let the client consume what is included by its own"
                        + " name.");
    }

    @Test
    void countsTheBridgesThatATtlDoesNotReachOver() {
        assertThat(rule.finds(two("queue:orders.eu", "queue:orders.eu")
                        .group("middle", 1)
                        .connector("hub", "middle")
                        .connector("middle", "spoke", connector -> connector.attribute("networkTTL", "2"))))
                .containsExactly(at("networkTTL")
                        + "there are 2 bridges on the way, and the consumerTTL of connector 'hub-to-middle' is 1. Give"
                        + " the connectors on that way a networkTTL of 2 or more.");
    }

    @Test
    void saysThatAStaticDestinationEndsWhereNobodyReceivesIt() {
        assertThat(rule.finds(two("queue:orders.eu", "queue:orders.eu")
                        .group("archive", 1)
                        .connector("hub", "spoke")
                        .connector("hub", "archive", connector -> connector.statically(queue("orders.>")))))
                .containsExactly(
                        "ERROR [flow-arrives] topology.networkConnectors[1].staticallyIncludedDestinations: queue"
                                + " 'orders.eu', sent by 'shop' to group 'hub', may never reach 'billing' at group 'spoke':"
                                + " connector 'hub-to-archive' takes it to group 'archive' whether or not a consumer asks for"
                                + " it, nobody receives it there, and no way leads on. Include it in"
                                + " dynamicallyIncludedDestinations instead, so that it goes where a consumer is.");
    }

    @Test
    void followsTheAnswersToRequests() {
        var topology = new TopologyBuilder()
                .group("hub", 1)
                .group("spoke", 1)
                .client("shop", client -> client.groups("hub").consumes("repliesTo:stock"))
                .client("stock", client -> client.groups("spoke").consumes("queue:stock"));
        assertThat(rule.finds(topology.connector(
                        "hub", "spoke", c -> c.duplex(true).attribute("bridgeTempDestinations", "false"))))
                .containsExactly(
                        "ERROR [flow-arrives] topology.networkConnectors[0].bridgeTempDestinations: the answer to"
                                + " queue 'stock', sent by 'stock' to group 'spoke', cannot reach 'shop' at group 'hub':"
                                + " connector 'hub-to-spoke' does not bridge temporary queues. Leave bridgeTempDestinations"
                                + " out.");
        assertThat(rule.finds(topology.noConnectors()
                        .connector("hub", "spoke", c -> c.duplex(true).included(queue("stock")))))
                .singleElement()
                .asString()
                .contains("includes some queues only, so it does not hear of consumers of temporary ones. Add"
                        + " <queue>></queue> to its dynamicallyIncludedDestinations and exclude what is not to cross.");
    }

    @Test
    void saysWhatAQueueOfAVirtualTopicIsCalled() {
        assertThat(rule.finds(two("topic:VirtualTopic.orders", "queue:billing.VirtualTopic.orders")
                        .connector("hub", "spoke")))
                .containsExactly(
                        "ERROR [flow-arrives] topology.clients[1].consumes: topic 'VirtualTopic.orders', sent by"
                                + " 'shop', cannot reach 'billing': queue 'billing.VirtualTopic.orders' is not one of that"
                                + " virtual topic's. Call the queue 'Consumer.billing.VirtualTopic.orders': a broker copies what"
                                + " is sent to VirtualTopic.x to the queues Consumer.*.VirtualTopic.x.");
    }

    @Test
    void warnsOfDurableSubscribersThatAreNotJoined() {
        assertThat(rule.finds(two("topic:prices", "durableTopic:prices")
                        .client("board", client -> client.groups("spoke").consumes("durableTopic:news"))
                        .connector("hub", "spoke", c -> c.attribute("conduitSubscriptions", "false"))))
                .containsExactly("WARNING [flow-arrives] topology.networkConnectors[0].conduitSubscriptions: clients"
                        + " 'billing' and 'board' subscribe durably at group 'spoke', and connector 'hub-to-spoke' does"
                        + " not join their subscriptions: of two that have one name the second is refused, and the"
                        + " bridge ends with it. Leave"
                        + " conduitSubscriptions out; where it is off for the sake of queues, give these a connector of"
                        + " their own.");
        assertThat(rule.finds(two("topic:prices", "durableTopic:prices")
                        .connector("hub", "spoke", c -> c.attribute("conduitSubscriptions", "false"))))
                .isEmpty();
        assertThat(rule.finds(two("topic:prices", "durableTopic:prices")
                        .client("board", client -> client.groups("spoke").consumes("durableTopic:news"))
                        .connector("hub", "spoke", c -> c.attribute("conduitSubscriptions", "true"))))
                .as("joined")
                .isEmpty();
        assertThat(rule.finds(two("topic:prices", "durableTopic:prices")
                        .client("board", client -> client.groups("spoke").consumes("topic:news"))
                        .connector("hub", "spoke", c -> c.attribute("conduitSubscriptions", "false"))))
                .as("the other subscription is not durable")
                .isEmpty();
    }

    @Test
    void knowsTheRightsOfABridgesUser() {
        Rights rights = (group, user) -> Optional.of(new Rights.Access(
                List.of(queue(">"), new Destination(true, "ActiveMQ.Advisory.>")), List.of(queue("invoices.>"))));
        var withRights = new RuleTester(new FlowsArrive(new FlowSource(topology -> rights)));

        assertThat(withRights.finds(shop(connector -> connector.attribute("userName", "bridge"))))
                .containsExactly(at("userName")
                        + "user 'bridge' of connector 'hub-to-spoke' may not write it at group 'spoke'. Give the user"
                        + " that right in the authorization of that group's brokers.");
    }

    @Test
    void tellsManyFlowsThatEndAtOnePlaceOnce() {
        var topology = shop(connector -> connector.excluded(queue("orders.>")));
        for (int i = 0; i < 20; i++) {
            String queue = "queue:orders." + i;
            topology.client("shop", client -> client.produces(queue))
                    .client("billing", client -> client.consumes(queue));
        }
        assertThat(rule.finds(topology))
                .singleElement()
                .asString()
                .contains("It is one of 21 such pairs of groups, of 21 flows.");
    }

    @Test
    void tellsOneFlowThatEndsAtTwoPlacesTwice() {
        assertThat(rule.finds(two("queue:orders.eu", "queue:orders.eu")
                        .group("other", 1)
                        .client("billing", client -> client.groups("spoke", "other"))
                        .connector("hub", "spoke", connector -> connector.excluded(queue("orders.eu")))))
                .hasSize(2);
    }

    private static String at(String element) {
        return "ERROR [flow-arrives] topology.networkConnectors[0]." + element
                + ": queue 'orders.eu', sent by 'shop' to" + " group 'hub', cannot reach 'billing' at group 'spoke': ";
    }

    private static TopologyBuilder shop(Consumer<ConnectorBuilder> connector) {
        return two("queue:orders.eu", "queue:orders.eu").connector("hub", "spoke", connector);
    }

    private static TopologyBuilder two(String sent, String received) {
        return new TopologyBuilder()
                .group("hub", 1)
                .group("spoke", 1)
                .client("shop", client -> client.groups("hub").produces(sent))
                .client("billing", client -> client.groups("spoke").consumes(received));
    }

    private static Destination queue(String name) {
        return new Destination(false, name);
    }
}
