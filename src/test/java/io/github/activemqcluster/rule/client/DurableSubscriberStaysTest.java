package io.github.activemqcluster.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class DurableSubscriberStaysTest {

    private final RuleTester rule = new RuleTester(new DurableSubscriberStays());

    @Test
    void silentOnWhatMayMove() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(Topologies.r10()
                        .eachClient(
                                client -> client.consumes("topic:prices", "queue:Consumer.board.VirtualTopic.prices"))))
                .isEmpty();
    }

    @Test
    void silentOnOneGroup() {
        assertThat(rule.finds(Topologies.r2().eachClient(client -> client.consumes("durableTopic:prices"))))
                .isEmpty();
    }

    @Test
    void warnsOfADurableSubscriberWithSeveralGroups() {
        assertThat(rule.finds(Topologies.r10()
                        .eachClient(client -> client.consumes("durableTopic:prices", "durableTopic:news"))))
                .containsExactly("WARNING [durable-subscriber-stays] topology.clients[0].groups: client 'application'"
                        + " subscribes durably to 'prices' and 'news' and can move between groups 'group1' and"
                        + " 'group2'. List one group only, or send to VirtualTopic.x and consume the queue"
                        + " Consumer.NAME.VirtualTopic.x: a durable subscription stays at its group, and on another one"
                        + " the client gets nothing of what it holds.");
    }
}
