package io.github.activemqcluster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.testing.ConnectorBuilder;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests the ways of messages, and the reasons that stop them. */
class CoursesTest {

    private static final Destination ORDERS = new Destination(false, "orders");

    @Test
    void followAConnector() {
        assertThat(courses(pair(connector -> {}))).containsExactly("a>b: a-to-b");
    }

    @Test
    void areNotStoppedWithinOneGroup() {
        assertThat(courses(pair(connector -> {})
                        .client("other", client -> client.groups("b").produces("queue:orders"))))
                .containsExactly("a>b: a-to-b", "b>b: ");
    }

    @Test
    void needAConnector() {
        assertThat(courses(pair(connector -> {}).noConnectors())).containsExactly("a>b: not linked");
    }

    @Test
    void goOneWayUnlessDuplex() {
        assertThat(courses(clients(groups("a", "b").connector("b", "a"), "queue:orders", "queue:orders")))
                .containsExactly("a>b: wrong direction at b-to-a, from b to a");
        assertThat(courses(clients(groups("a", "b").duplex("b", "a"), "queue:orders", "queue:orders")))
                .containsExactly("a>b: b-to-a");
    }

    @Test
    void nameTheFirstLinkInTheWrongDirection() {
        var chain =
                groups("a", "m", "n", "b").duplex("a", "m").connector("n", "m").connector("b", "n");
        assertThat(courses(clients(chain, "queue:orders", "queue:orders")))
                .containsExactly("a>b: wrong direction at n-to-m, from n to m");
    }

    @Test
    void endWhereTheTtlDoes() {
        assertThat(courses(clients(chain("1", "1"), "queue:orders", "queue:orders")))
                .containsExactly("a>c: consumerTTL 1 at a-to-b, from a to b");
        assertThat(courses(clients(chain("2", "1"), "queue:orders", "queue:orders")))
                .containsExactly("a>c: messageTTL 1 at b-to-c, from b to c");
        assertThat(courses(clients(chain("2", "2"), "queue:orders", "queue:orders")))
                .containsExactly("a>c: a-to-b b-to-c");
        assertThat(courses(clients(chain("-1", "-1"), "queue:orders", "queue:orders")))
                .containsExactly("a>c: a-to-b b-to-c");
    }

    @Test
    void endWhereADestinationIsExcluded() {
        assertThat(courses(pair(connector -> connector.excluded(new Destination(false, "ord*"), ORDERS))))
                .containsExactly("a>b: excluded orders at a-to-b, from a to b");
        assertThat(courses(pair(connector -> connector.excluded(new Destination(true, "orders")))))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(pair(connector -> connector.excluded(new Destination(false, "x,orders")))))
                .containsExactly("a>b: excluded orders at a-to-b, from a to b");
    }

    @Test
    void endWhereOthersAreIncluded() {
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "orders.>")))))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "orders.*")))))
                .containsExactly("a>b: not included orders at a-to-b, from a to b");
        assertThat(courses(pair(connector -> connector.included(new Destination(true, "orders")))))
                .containsExactly("a>b: not included orders at a-to-b, from a to b");
    }

    @Test
    void areHeardOfByTheFirstPartOfACompositeInclusionOnly() {
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "orders,x")))))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "x,orders")))))
                .containsExactly("a>b: subscription wider than what is included orders at a-to-b, from a to b");
    }

    @Test
    void nameTheConnectorThatComesNearestToCarryingThem() {
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "x")))
                        .alsoConnector(
                                "a", "b", connector -> connector.name("second").excluded(ORDERS))
                        .alsoConnector(
                                "a", "b", connector -> connector.name("third").included(new Destination(false, "y")))))
                .containsExactly("a>b: excluded orders at second, from a to b");
    }

    @Test
    void nameTheConnectorThatIsForThemAndLeadsTheOtherWay() {
        assertThat(courses(pair(connector -> connector.included(new Destination(false, "x")))
                        .connector("b", "a", connector -> connector.included(ORDERS))))
                .containsExactly("a>b: wrong direction at b-to-a, from b to a");
    }

    @Test
    void endWhereASubscriptionIsWiderThanWhatIsIncluded() {
        var topology = groups("a", "b")
                .connector("a", "b", connector -> connector.included(new Destination(false, "orders.eu")));
        assertThat(courses(clients(topology, "queue:orders.eu", "queue:orders.>")))
                .containsExactly("a>b: subscription wider than what is included orders.> at a-to-b, from a to b");
    }

    @Test
    void areStaticIfTheConnectorSaysSo() {
        assertThat(courses(pair(connector -> connector.statically(ORDERS)))).containsExactly("a>b: a-to-b");
        assertThat(courses(pair(connector -> connector.statically(ORDERS).attribute("staticBridge", "true"))))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(pair(connector ->
                        connector.statically(new Destination(false, "other")).attribute("staticBridge", "true"))))
                .containsExactly("a>b: not statically included orders at a-to-b, from a to b");
    }

    @Test
    void askForMessagesFarAwayByAStaticLink() {
        var topology = groups("a", "b", "c")
                .connector("a", "b", connector -> connector.attribute("networkTTL", "2"))
                .connector("b", "c", connector -> connector
                        .attribute("messageTTL", "2")
                        .statically(ORDERS));
        assertThat(courses(clients(topology, "queue:orders", "queue:orders"))).containsExactly("a>c: a-to-b b-to-c");
    }

    @Test
    void endInAStaticDeadEnd() {
        assertThat(courses(clients(withDeadEnd(), "a", "b", "queue:orders", "queue:orders")))
                .containsExactly("a>b: dead end c at a-to-c, from a to c");
    }

    @Test
    void ofATopicLeaveOnlyCopiesInADeadEnd() {
        assertThat(courses(clients(withDeadEnd(), "a", "b", "topic:orders", "topic:orders")))
                .containsExactly("a>b: a-to-b");
    }

    private static TopologyBuilder withDeadEnd() {
        return groups("a", "b", "c")
                .connector("a", "b")
                .connector("a", "c", connector -> connector.statically(ORDERS, new Destination(true, "orders")));
    }

    @Test
    void comeBackFromAStaticEndThatReplays() {
        var topology = groups("a", "b")
                .alsoGroup("c", group -> group.size(1)
                        .policies(new DestinationPolicy(Place.TOPOLOGY, false, ">", Map.of(), true)))
                .connector("a", "b")
                .connector("c", "a", connector -> connector.attribute("networkTTL", "2"))
                .connector("a", "c", connector -> connector.statically(ORDERS));
        assertThat(courses(clients(topology, "a", "b", "queue:orders", "queue:orders")))
                .containsExactly("a>b: a-to-b");
    }

    @Test
    void canTakeEitherWayRoundARing() {
        assertThat(courses(clients(ring("2"), "a", "c", "queue:orders", "queue:orders")))
                .containsExactly("a>c: a-to-b b-to-c or d-to-a c-to-d");
        assertThat(courses(clients(ring("2"), "a", "b", "queue:orders", "queue:orders")))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(clients(ring("3"), "a", "b", "queue:orders", "queue:orders")))
                .containsExactly("a>b: a-to-b or d-to-a c-to-d b-to-c");
    }

    @Test
    void ofAVirtualTopicGoByTheQueueOrByTheTopic() {
        var topic = "topic:VirtualTopic.t";
        var queue = "queue:Consumer.c.VirtualTopic.t";
        assertThat(courses(clients(groups("a", "b").connector("a", "b"), topic, queue)))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(clients(
                        groups("a", "b").connector("a", "b", c -> c.included(new Destination(true, "VirtualTopic.>"))),
                        topic,
                        queue)))
                .containsExactly("a>b: not included Consumer.c.VirtualTopic.t at a-to-b, from a to b");
        assertThat(courses(clients(
                        groups("a", "b").connector("a", "b", c -> c.excluded(
                                        new Destination(false, "Consumer.*.VirtualTopic.>"))
                                .statically(new Destination(true, "VirtualTopic.>"))),
                        topic,
                        queue)))
                .containsExactly("a>b: a-to-b");
        assertThat(courses(clients(
                        groups("a", "b")
                                .connector("a", "b", c -> c.statically(new Destination(true, "VirtualTopic.>"))),
                        topic,
                        queue)))
                .containsExactly("a>b: a-to-b");
    }

    @Test
    void ofRepliesNeedTemporaryDestinations() {
        assertThat(replies(connector -> connector.duplex(true))).containsExactly("a>b: a-to-b", "b>a: a-to-b");
        assertThat(replies(connector -> {}))
                .containsExactly("a>b: a-to-b", "b>a: wrong direction at a-to-b, from a to b");
        assertThat(replies(connector -> connector.duplex(true).attribute("bridgeTempDestinations", "false")))
                .containsExactly("a>b: a-to-b", "b>a: temporary destinations are not bridged  at a-to-b, from b to a");
        assertThat(replies(connector -> connector.duplex(true).included(new Destination(false, "ask"))))
                .containsExactly("a>b: a-to-b", "b>a: temporary destinations are not included  at a-to-b, from b to a");
    }

    @Test
    void needTheRightsOfTheBridgesUser() {
        var topology = clients(
                groups("a", "b").connector("a", "b", connector -> connector.attribute("userName", "bridge")),
                "queue:orders",
                "queue:orders");
        Rights noRead = (group, user) -> group.equals("a")
                ? Optional.of(new Rights.Access(List.of(new Destination(true, "orders")), List.of(ORDERS)))
                : Optional.empty();
        Rights noWrite =
                (group, user) -> Optional.of(new Rights.Access(List.of(ORDERS), List.of(new Destination(false, "x"))));
        Rights both = (group, user) -> Optional.of(new Rights.Access(
                List.of(ORDERS, new Destination(true, "ActiveMQ.Advisory.>")),
                List.of(new Destination(false, "orders.>"))));
        Rights noAdvisories = (group, user) -> Optional.of(new Rights.Access(List.of(ORDERS), List.of(ORDERS)));

        assertThat(courses(new Flows(topology.build(), noRead)))
                .containsExactly("a>b: its user may not read bridge at a-to-b, from a to b");
        assertThat(courses(new Flows(topology.build(), noWrite)))
                .containsExactly("a>b: its user may not write bridge at a-to-b, from a to b");
        assertThat(courses(new Flows(topology.build(), both))).containsExactly("a>b: a-to-b");
        assertThat(courses(new Flows(topology.build(), noAdvisories)))
                .containsExactly("a>b: its user may not read advisories bridge at a-to-b, from a to b");
    }

    @Test
    void areSummedUp() {
        var topology = groups("a", "b", "c").connector("a", "b").connector("c", "b");
        var flows = new Flows(clients(topology, "a,b,c", "b,c", "queue:orders", "queue:orders")
                .build());

        FlowVerdict verdict = flows.verdict(flows.all().get(0));

        assertThat(verdict.courses()).isEqualTo(6);
        assertThat(verdict.stopped()).isEqualTo(2);
        assertThat(verdict.examples().stream().map(CoursesTest::text))
                .containsExactly("a>c: wrong direction at c-to-b, from c to b");
        assertThat(verdict.firstWithTwoWays()).isEmpty();
        assertThat(verdict.arrives()).isFalse();
    }

    private static List<String> replies(Consumer<ConnectorBuilder> connector) {
        return courses(groups("a", "b")
                .connector("a", "b", connector)
                .client("asking", client -> client.groups("a").consumes("repliesTo:ask"))
                .client("asked", client -> client.groups("b").consumes("queue:ask")));
    }

    private static TopologyBuilder ring(String ttl) {
        return groups("a", "b", "c", "d")
                .connector("a", "b", c -> c.duplex(true).attribute("networkTTL", ttl))
                .connector("b", "c", c -> c.duplex(true).attribute("networkTTL", ttl))
                .connector("c", "d", c -> c.duplex(true).attribute("networkTTL", ttl))
                .connector("d", "a", c -> c.duplex(true).attribute("networkTTL", ttl));
    }

    private static TopologyBuilder chain(String first, String second) {
        return groups("a", "b", "c")
                .connector("a", "b", connector -> connector.attribute("networkTTL", first))
                .connector("b", "c", connector -> connector.attribute("networkTTL", second));
    }

    private static TopologyBuilder pair(Consumer<ConnectorBuilder> connector) {
        return clients(groups("a", "b").connector("a", "b", connector), "queue:orders", "queue:orders");
    }

    private static TopologyBuilder groups(String... ids) {
        var builder = new TopologyBuilder();
        for (String id : ids) {
            builder.group(id, 1);
        }
        return builder;
    }

    /** A client at the first group sends, and a client at the last group receives. */
    private static TopologyBuilder clients(TopologyBuilder topology, String sent, String received) {
        List<String> ids =
                topology.build().groups().stream().map(group -> group.id()).toList();
        return clients(topology, ids.get(0), ids.get(ids.size() - 1), sent, received);
    }

    private static TopologyBuilder clients(
            TopologyBuilder topology, String from, String to, String sent, String received) {
        return topology.client(
                        "producer", client -> client.groups(from.split(",")).produces(sent))
                .client("consumer", client -> client.groups(to.split(",")).consumes(received));
    }

    private static List<String> courses(TopologyBuilder topology) {
        return courses(new Flows(topology.build()));
    }

    private static List<String> courses(Flows flows) {
        return flows.all().stream()
                .flatMap(flows::courses)
                .map(CoursesTest::text)
                .toList();
    }

    private static String text(Course course) {
        String ends = course.from() + ">" + course.to() + ": ";
        if (course.stop().isPresent()) {
            Stop stop = course.stop().get();
            String subject = isAboutNothing(stop) ? "" : " " + stop.subject();
            return ends
                    + stop.reason().word()
                    + subject
                    + stop.link()
                            .map(link ->
                                    " at " + link.connector().name() + ", from " + link.from() + " to " + link.to())
                            .orElse("");
        }
        String way = names(course.way());
        return ends + way + (course.otherWay().isEmpty() ? "" : " or " + names(course.otherWay()));
    }

    private static boolean isAboutNothing(Stop stop) {
        return stop.reason() == Stop.Reason.DIRECTION || stop.reason() == Stop.Reason.NOT_LINKED;
    }

    private static String names(List<Network.Link> way) {
        return way.stream().map(link -> link.connector().name()).collect(Collectors.joining(" "));
    }
}
