package io.github.activemqcluster.rule.client;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;

/**
 * {@code told-clients-keep-brokers}: a client that a broker tells of other brokers still tries its given brokers. A
 * broker tells only of the masters of its network, by the names that the brokers give themselves. Facts: {@code
 * client.keepsItsBrokers}.
 *
 * <p>Source: before 5.16.0 {@code FailoverTransport.getConnectList} gives the brokers that the client was told of,
 * instead of its own URL. From 5.16.0 on it gives both.
 */
public final class ToldClientsKeepTheirBrokers implements Rule {

    private final Releases releases;

    public ToldClientsKeepTheirBrokers(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        boolean keeps = releases.activemq(topology.activemq().version())
                .map(release -> release.has("client.keepsItsBrokers"))
                .orElse(true);
        if (keeps) {
            return;
        }
        for (Group group : topology.groups()) {
            for (TransportConnector connector : group.transportConnectors()) {
                if ("true".equals(connector.attributes().get("updateClusterClients"))) {
                    findings.error(
                            connector.where().child("updateClusterClients"),
                            "clients of ActiveMQ " + topology.activemq().version()
                                    + " forget all brokers of their URL for those that they are told of, which are masters"
                                    + " only, so that no slave is ever tried",
                            "Leave it out, or have clients and brokers of ActiveMQ "
                                    + Wording.list(releases.activemqRangesOf("client.keepsItsBrokers")) + ".");
                }
            }
        }
    }
}
