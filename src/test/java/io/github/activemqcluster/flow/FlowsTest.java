package io.github.activemqcluster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Flow.Kind;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the flows between clients. */
class FlowsTest {

    @Test
    void areNoneWhereNothingIsDeclared() {
        var flows = new Flows(groups().client("one").client("other").build());

        assertThat(flows.areDeclared()).isFalse();
        assertThat(flows.all()).isEmpty();
    }

    @Test
    void goFromEachWhoSendsToEachWhoReceives() {
        assertThat(flows(groups().client(
                                "shop", client -> client.groups("a").produces("queue:orders.eu", "topic:prices"))
                        .client("billing", client -> client.groups("b").consumes("queue:orders.*"))
                        .client("board", client -> client.groups("b").consumes("topic:>", "durableTopic:prices"))))
                .containsExactly(
                        "QUEUE shop orders.eu billing orders.*",
                        "TOPIC shop prices board >",
                        "DURABLE_TOPIC shop prices board prices");
    }

    @Test
    void areForWhatBothNamesHaveInCommon() {
        assertThat(flows(groups().client("shop", client -> client.produces("queue:orders.>"))
                        .client("billing", client -> client.consumes("queue:*.eu"))))
                .containsExactly("QUEUE shop orders.eu billing *.eu");
    }

    @Test
    void goFromAVirtualTopicToTheQueuesOfItsConsumers() {
        assertThat(flows(groups().client("shop", client -> client.produces("topic:VirtualTopic.orders", "topic:orders"))
                        .client("billing", client -> client.consumes("queue:Consumer.billing.VirtualTopic.orders"))
                        .client("all", client -> client.consumes("queue:Consumer.all.VirtualTopic.>"))
                        .client("wrong", client -> client.consumes("queue:VirtualTopic.orders", "queue:wrong.orders"))))
                .containsExactly(
                        "VIRTUAL_TOPIC shop VirtualTopic.orders billing Consumer.billing.VirtualTopic.orders",
                        "VIRTUAL_TOPIC shop VirtualTopic.orders all Consumer.all.VirtualTopic.>");
    }

    @Test
    void areTakenApartWhereADestinationIsComposite() {
        assertThat(flows(groups().client("shop", client -> client.produces("queue:orders,topic://audit"))
                        .client("billing", client -> client.consumes("queue:orders", "topic:audit"))))
                .containsExactly("QUEUE shop orders billing orders", "TOPIC shop audit billing audit");
    }

    @Test
    void goBackWithTheReplies() {
        assertThat(flows(groups().client("shop", client -> client.consumes("repliesTo:stock.ask"))
                        .client("stock", client -> client.consumes("queue:stock.>"))))
                .containsExactly("QUEUE shop stock.ask stock stock.>", "REPLIES stock stock.ask shop stock.ask");
    }

    private static TopologyBuilder groups() {
        return new TopologyBuilder().group("a", 1).group("b", 1);
    }

    private static List<String> flows(TopologyBuilder topology) {
        return new Flows(topology.build())
                .all().stream()
                        .map(flow -> String.join(
                                " ",
                                flow.kind().name(),
                                flow.producer().id(),
                                flow.sent().physicalName(),
                                flow.consumer().id(),
                                flow.received().physicalName()))
                        .toList();
    }

    @Test
    void haveWordsForPeople() {
        assertThat(Kind.VIRTUAL_TOPIC.word()).isEqualTo("virtual topic");
    }
}
