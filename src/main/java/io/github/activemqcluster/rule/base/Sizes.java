package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Knows the number of brokers of the groups that connectors point at. */
public final class Sizes {

    private final Map<String, Integer> byGroup = new HashMap<>();

    public Sizes(Topology topology) {
        topology.groups()
                .forEach(
                        group -> byGroup.putIfAbsent(group.id(), group.brokers().size()));
    }

    /** The number of brokers at the other end; empty if the other end is no group of this topology. */
    public OptionalInt ofTarget(NetworkConnector connector) {
        Integer size = connector.to().map(byGroup::get).orElse(null);
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
