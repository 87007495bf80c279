package io.github.activemqcluster.rule.client;

import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import java.util.List;

/**
 * {@code durable-subscriber-stays}: a client with a durable subscription has one group, since the subscription and its
 * messages stay with the group where the client made it.
 *
 * <p>Source: the broker where a {@code DurableTopicSubscription} is made keeps it, by client id and name. A bridge has
 * its own subscription for it ({@code DurableConduitBridge}), which stays too.
 */
public final class DurableSubscriberStays implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Client client : topology.clients()) {
            List<String> topics = Flows.consumedBy(client).stream()
                    .filter(consumed -> consumed.kind() == Traffic.Kind.DURABLE_TOPIC)
                    .map(Consumed::physicalName)
                    .toList();
            if (!topics.isEmpty() && client.groups().stream().distinct().count() > 1) {
                findings.warning(
                        client.where().child("groups"),
                        "client " + Wording.quote(client.id()) + " subscribes durably to "
                                + Wording.quoteAll(topics) + " and can move between groups "
                                + Wording.quoteAll(client.groups()),
                        "List one group only, or send to VirtualTopic.x and consume the queue Consumer."
                                + "NAME.VirtualTopic.x: a durable subscription stays at its group, and on another one the"
                                + " client gets nothing of what it holds.");
            }
        }
    }
}
