package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the receivers of a destination by its name. Most names are no wildcards, so that most receivers need no
 * comparison.
 */
final class Receivers {

    private final List<Receiver> all = new ArrayList<>();
    private final List<Receiver> replies = new ArrayList<>();
    private final List<Receiver> others = new ArrayList<>();
    private final Map<String, List<Receiver>> byName = new HashMap<>();

    Receivers(Topology topology) {
        for (Client client : topology.clients()) {
            for (Consumed consumed : Flows.consumedBy(client)) {
                var receiver = new Receiver(all.size(), client, consumed);
                String name = consumed.physicalName();
                if (consumed.kind() == Traffic.Kind.REPLIES) {
                    replies.add(receiver);
                    continue;
                }
                all.add(receiver);
                if (Names.isPattern(name) || VirtualTopics.isQueue(name)) {
                    others.add(receiver);
                } else {
                    byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(receiver);
                }
            }
        }
    }

    /** A client and its subscription. The number gives the order of the topology. */
    record Receiver(int number, Client client, Consumed consumed) {}

    /** The receivers that may match a destination, and perhaps others. */
    List<Receiver> of(Destination sent) {
        if (Names.isPattern(sent.physicalName())) {
            return all;
        }
        List<Receiver> candidates = new ArrayList<>(byName.getOrDefault(sent.physicalName(), List.of()));
        candidates.addAll(others);
        candidates.sort(Comparator.comparingInt(Receiver::number));
        return candidates;
    }

    /** The receivers of answers. */
    List<Receiver> ofReplies() {
        return replies;
    }
}
