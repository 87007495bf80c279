package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.topology.Topology;
import java.util.List;

/** The links of a network that have an attribute of their connector's. */
final class Bridges {

    private Bridges() {}

    /** Those with a subscription of their own for each that there is at the other side. */
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

    /** Whether something that is on unless given was given as off. */
    static boolean isOff(String value) {
        return value != null && !Boolean.parseBoolean(value.strip());
    }
}
