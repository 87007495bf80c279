package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Ends;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.Optional;

/** {@code connector-not-to-itself}: no group is linked to itself. */
public final class ConnectorIsNotToItself implements Rule {

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
