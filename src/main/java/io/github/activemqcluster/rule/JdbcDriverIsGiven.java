package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.Jdbc;
import io.github.activemqcluster.topology.Topology;

/** {@code jdbc-driver-given}: a jdbc store names its driver's Maven coordinates, since ActiveMQ ships none. */
final class JdbcDriverIsGiven implements Rule {

    @Override
    public String id() {
        return "jdbc-driver-given";
    }

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
