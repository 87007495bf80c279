package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.Jdbc;
import io.github.activemqcluster.topology.Topology;

/** {@code jdbc-driver-given}: a jdbc store names its driver's Maven coordinates, since ActiveMQ ships none. */
public final class JdbcDriverIsGiven implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof Jdbc store && store.driver().isEmpty()) {
                findings.error(
                        store.where(),
                        "group " + Wording.quote(group.id()) + " has no driver for its database",
                        "Give its Maven coordinates in driver, such as org.postgresql:postgresql:42.7.7: ActiveMQ ships"
                                + " none.");
            }
        }
    }
}
