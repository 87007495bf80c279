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

/** Who may receive what, by its name: most names are no wildcards, and then nobody else needs to be looked at. */
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

    /** Somebody who receives something; in the order of the topology by their number. */
    record Receiver(int number, Client client, Consumed consumed) {}

    /** Those who may receive what is sent, and perhaps others. */
    List<Receiver> of(Destination sent) {
        if (Names.isPattern(sent.physicalName())) {
            return all;
        }
        List<Receiver> candidates = new ArrayList<>(byName.getOrDefault(sent.physicalName(), List.of()));
        candidates.addAll(others);
        candidates.sort(Comparator.comparingInt(Receiver::number));
        return candidates;
    }

    /** Those who receive answers. */
    List<Receiver> ofReplies() {
        return replies;
    }
}
