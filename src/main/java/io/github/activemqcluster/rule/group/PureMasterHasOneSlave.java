package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.PureMasterSlave;
import io.github.activemqcluster.topology.Topology;

/** {@code pure-one-slave}: a pureMasterSlave group has exactly two brokers, since a master takes only one slave. */
public final class PureMasterHasOneSlave implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            int brokers = group.brokers().size();
            if (group.store() instanceof PureMasterSlave && brokers != 2) {
                findings.error(
                        group.where(),
                        "group " + Wording.quote(group.id()) + " has " + Wording.count(brokers, "broker")
                                + ", but a pureMasterSlave group is one master and one slave",
                        "Make it 2: a master takes one slave only.");
            }
        }
    }
}
