package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code ports-valid}: a port is 1 to 65535. A port below 1024 is a warning, since most systems reserve these for root.
 */
public final class PortsAreValid implements Rule {

    static final int HIGHEST = 65_535;
    private static final int FIRST_UNPRIVILEGED = 1024;

    @Override
    public void check(Topology topology, Findings findings) {
        for (PortOwner instance : PortOwner.all(topology)) {
            instance.ports().byKind().forEach((kind, port) -> {
                Place where = instance.where().child("ports").child(kind.element());
                if (!isValid(port)) {
                    findings.error(
                            where, port + " is not a port", "Give one from 1 to " + HIGHEST + ", or leave it out.");
                } else if (port < FIRST_UNPRIVILEGED) {
                    findings.warning(
                            where,
                            port + " is a privileged port, which on most systems only root may open",
                            "Give one from " + FIRST_UNPRIVILEGED + " up, or leave it out.");
                }
            });
        }
    }

    static boolean isValid(int port) {
        return port >= 1 && port <= HIGHEST;
    }
}
