package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Sizes;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code static-to-single}: static discovery points at a single broker.
 *
 * <p>Source: {@code SimpleDiscoveryAgent} tries every member for ever, also the slaves, and waits longer each time.
 */
public final class StaticPointsAtSingle implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var sizes = new Sizes(topology);
        for (NetworkConnector connector : topology.networkConnectors()) {
            if (connector.discovery() == Discovery.STATIC) {
                sizes.ofTarget(connector).ifPresent(size -> {
                    if (size > 1) {
                        findings.warning(
                                connector.where().child("discovery"),
                                "static discovery points at group "
                                        + Wording.quote(connector.to().orElseThrow()) + ", which has "
                                        + Wording.count(size, "broker"),
                                "Leave discovery out, or make it masterslave: static discovery tries the slaves for"
                                        + " ever too, and after a takeover messages can be out of reach for as long as"
                                        + " it waits between two tries.");
                    }
                });
            }
        }
    }
}
