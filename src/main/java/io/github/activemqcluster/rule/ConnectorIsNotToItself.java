package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.Optional;

/** {@code connector-not-to-itself}: no group is linked to itself. */
final class ConnectorIsNotToItself implements Rule {

    @Override
    public String id() {
        return "connector-not-to-itself";
    }

    @Override
    public void check(Topology topology, Findings findings) {
        for (NetworkConnector connector : topology.networkConnectors()) {
            if (connector.to().equals(Optional.of(connector.from()))) {
                findings.error(
                        Ends.to(connector),
                        "group " + Wording.quote(connector.from()) + " is linked to itself",
                        "Name another group: the brokers of one group share their messages through its store.");
            }
        }
    }
}
