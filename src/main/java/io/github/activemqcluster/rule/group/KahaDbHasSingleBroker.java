package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.KahaDb;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code single-broker-store}: a kahaDB group has one broker, since several brokers would each have their own messages.
 */
public final class KahaDbHasSingleBroker implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            int brokers = group.brokers().size();
            if (group.store() instanceof KahaDb && brokers > 1) {
                findings.error(
                        group.where(),
                        "group " + Wording.quote(group.id()) + " has " + Wording.count(brokers, "broker")
                                + ", but a kahaDB store is one broker's own",
                        "Use a sharedFileSystem or a jdbc store, so that one can take over from another, or make each"
                                + " broker a group: as it is, each would have messages that the others never see.");
            }
        }
    }
}
