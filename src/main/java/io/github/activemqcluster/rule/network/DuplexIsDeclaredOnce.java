package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code duplex-once}: one duplex connector joins two groups, not one from each side. Several connectors from one side
 * are allowed if each declares its destinations.
 */
public final class DuplexIsDeclaredOnce implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        Map<Pair, NetworkConnector> taken = new HashMap<>();
        for (NetworkConnector connector : topology.networkConnectors()) {
            if (connector.duplex() && connector.to().isPresent()) {
                String to = connector.to().get();
                NetworkConnector first = taken.putIfAbsent(Pair.of(connector.from(), to), connector);
                if (first != null && !(first.from().equals(connector.from()) && isDivided(first, connector))) {
                    findings.error(
                            connector.where(),
                            "groups " + Wording.quote(connector.from()) + " and " + Wording.quote(to)
                                    + " are already joined by the duplex connector at " + first.where(),
                            "Leave one of them out: a duplex connector carries messages both ways, and two of them"
                                    + " double the bridges.");
                }
            }
        }
    }

    private static boolean isDivided(NetworkConnector one, NetworkConnector other) {
        return isForSome(one) && isForSome(other);
    }

    private static boolean isForSome(NetworkConnector connector) {
        return !connector.dynamicallyIncludedDestinations().isEmpty()
                || !connector.excludedDestinations().isEmpty();
    }

    private record Pair(String one, String other) {
        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }
}
