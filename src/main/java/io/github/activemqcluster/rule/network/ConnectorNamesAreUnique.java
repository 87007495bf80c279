package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code connector-name-unique}: the connectors of a broker have different names.
 *
 * <p>Source: {@code BrokerService.registerNetworkConnectorMBean} registers each connector under its name. The start
 * fails if the name is taken.
 */
public final class ConnectorNamesAreUnique implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        Map<Named, NetworkConnector> taken = new HashMap<>();
        for (NetworkConnector connector : topology.networkConnectors()) {
            NetworkConnector first = taken.putIfAbsent(new Named(connector.from(), connector.name()), connector);
            if (first != null) {
                findings.error(
                        connector.where().child("name"),
                        Wording.quote(connector.name()) + " is already the name of another connector of group "
                                + Wording.quote(connector.from()) + ", at " + first.where(),
                        "Give each its own name, or leave it out: a broker with two connectors of one name does not"
                                + " start.");
            }
        }
    }

    private record Named(String group, String name) {}
}
