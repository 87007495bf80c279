package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.topology.Topology;
import java.util.List;

/** The links of a network whose connectors have a certain attribute. */
final class Bridges {

    private Bridges() {}

    /** The links that have their own subscription for each subscription at the other side. */
    static List<Link> withoutConduit(Topology topology) {
        if (topology.networkConnectors().stream()
                .noneMatch(connector -> isOff(connector.attributes().get("conduitSubscriptions")))) {
            return List.of();
        }
        var network = new Network(topology);
        return network.groups().stream()
                .flatMap(group -> network.from(group).stream())
                .filter(link -> isOff(link.connector().attributes().get("conduitSubscriptions")))
                .toList();
    }

    /** Whether the user switched off an attribute that is on by default. */
    static boolean isOff(String value) {
        return value != null && !Boolean.parseBoolean(value.strip());
    }
}
