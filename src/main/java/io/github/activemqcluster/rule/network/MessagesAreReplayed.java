package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code replay-when-no-consumers}: a network with consumers at two or more groups replays messages whose consumer has
 * left. Facts: {@code network.replayWhenNoConsumers}.
 *
 * <p>Source: {@code NetworkBridgeFilter} never sends a message back to a broker that it has crossed, unless {@code
 * ConditionalNetworkBridgeFilterFactory} has {@code replayWhenNoConsumers}.
 */
public final class MessagesAreReplayed implements Rule {

    private static final String STRANDED = ": messages that came over the network are stuck where they are once their"
            + " consumer has gone to another group.";

    private final Releases releases;

    public MessagesAreReplayed(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        boolean able = releases.activemq(topology.activemq().version())
                .map(release -> release.has("network.replayWhenNoConsumers"))
                .orElse(true);
        if (!able) {
            return;
        }
        var network = new Network(topology);
        Map<String, Set<String>> consuming = consumingGroups(topology, network);
        for (Group group : topology.groups()) {
            network.partOf(group.id()).ifPresent(part -> {
                if (consuming.getOrDefault(part, Set.of()).size() > 1) {
                    check(group, findings);
                }
            });
        }
    }

    /** By network, the groups where a consumer can be; all groups if no client is declared. */
    private static Map<String, Set<String>> consumingGroups(Topology topology, Network network) {
        Set<String> listed = new HashSet<>();
        topology.clients().stream().filter(Client::mayConsume).forEach(client -> listed.addAll(client.groups()));
        Map<String, Set<String>> consuming = new HashMap<>();
        for (String group : network.groups()) {
            if (topology.clients().isEmpty() || listed.contains(group)) {
                network.partOf(group).ifPresent(part -> consuming
                        .computeIfAbsent(part, unused -> new HashSet<>())
                        .add(group));
            }
        }
        return consuming;
    }

    private static void check(Group group, Findings findings) {
        List<DestinationPolicy> queues = group.tuning().destinationPolicies().stream()
                .filter(policy -> !policy.topic())
                .toList();
        for (DestinationPolicy policy : queues) {
            if (!policy.replayWhenNoConsumers()) {
                findings.warning(
                        policy.where(),
                        "messages of queue " + Wording.quote(policy.destination()) + " are not replayed at group "
                                + Wording.quote(group.id()),
                        "Set replayWhenNoConsumers to true" + STRANDED);
            }
        }
        if (queues.stream().noneMatch(policy -> policy.destination().equals(">"))) {
            findings.warning(
                    group.where().child("destinationPolicies"),
                    "messages of queues that no policy names are not replayed at group " + Wording.quote(group.id()),
                    "Add a policy for the queue '>' with replayWhenNoConsumers" + STRANDED);
        }
    }
}
