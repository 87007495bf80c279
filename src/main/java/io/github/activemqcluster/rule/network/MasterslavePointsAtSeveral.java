package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Sizes;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code masterslave-needs-two}: masterslave discovery points at a group of at least two brokers.
 *
 * <p>Source: {@code MasterSlaveDiscoveryAgent.configureServices} refuses fewer than two URIs.
 */
public final class MasterslavePointsAtSeveral implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var sizes = new Sizes(topology);
        for (NetworkConnector connector : topology.networkConnectors()) {
            if (connector.discovery() == Discovery.MASTERSLAVE) {
                sizes.ofTarget(connector).ifPresent(size -> {
                    if (size < 2) {
                        findings.error(
                                connector.where().child("discovery"),
                                "masterslave discovery needs two brokers to choose from, but group "
                                        + Wording.quote(connector.to().orElseThrow()) + " has "
                                        + Wording.count(size, "broker"),
                                "Leave discovery out, or make it static.");
                    }
                });
            }
        }
    }
}
