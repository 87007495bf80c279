package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code multicast-own-group}: multicast discovery does not use the group {@code default}.
 *
 * <p>Source: {@code MulticastDiscoveryAgent} uses {@code default} if none is given; the configurations that ActiveMQ
 * ships use it too.
 */
public final class MulticastGroupIsOwn implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (NetworkConnector connector : topology.networkConnectors()) {
            if (connector.discovery() == Discovery.MULTICAST
                    && connector.multicastGroup().orElse("default").equals("default")) {
                findings.warning(
                        connector.where().child("multicastGroup"),
                        "the connector of group " + Wording.quote(connector.from())
                                + " is in the multicast group 'default'",
                        "Give it a multicastGroup of its own, such as the topology's name: every broker on this network"
                                + " that was not told otherwise is in that one, and joins.");
            }
        }
    }
}
