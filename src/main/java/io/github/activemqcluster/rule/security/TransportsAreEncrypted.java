package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.ArrayList;
import java.util.List;

/** {@code transport-encrypted}: a port that other hosts reach uses TLS. */
public final class TransportsAreEncrypted implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var machines = new Machines(topology);
        for (Group group : topology.groups()) {
            boolean isReached = group.brokers().stream().anyMatch(broker -> machines.host(broker.host())
                    .filter(host -> !host.isLoopback())
                    .isPresent());
            List<String> open = new ArrayList<>();
            for (TransportConnector connector : group.transportConnectors()) {
                if (isReached && !isEncrypted(connector.scheme())) {
                    open.add(connector.scheme());
                }
            }
            if (!open.isEmpty()) {
                findings.warning(
                        group.where().child("transportConnectors"),
                        "other machines connect with " + Wording.list(open)
                                + ", where whoever is on the way reads messages and passwords",
                        "Give the transport connectors a scheme with TLS, such as ssl, and the group an <sslContext>.");
            }
        }
    }

    /** {@code ssl}, {@code nio+ssl}, {@code mqtt+nio+ssl}, {@code wss}, {@code https}. */
    private static boolean isEncrypted(String scheme) {
        return scheme.equals("ssl") || scheme.endsWith("+ssl") || scheme.equals("wss") || scheme.equals("https");
    }
}
