package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Store.SharedFileSystem;
import io.github.activemqcluster.topology.Topology;
import java.util.List;

/**
 * {@code broker-name-matches}: all brokers of a replicatedLevelDB group, and of a sharedFileSystem group, have one
 * broker name.
 *
 * <p>Source: {@code MasterElector} finds the members by {@code brokerName}. {@code BrokerService} names the directories
 * of the scheduler and of temporary messages after it.
 */
public final class BrokerNamesMatchInGroup implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof ReplicatedLevelDb || group.store() instanceof SharedFileSystem) {
                check(group, findings);
            }
        }
    }

    private static void check(Group group, Findings findings) {
        String expected = expectedName(group);
        for (Broker broker : group.brokers()) {
            if (!broker.brokerName().equals(expected)) {
                findings.error(
                        broker.where().child("brokerName"),
                        Wording.quote(broker.brokerName()) + " is not the name of the other brokers of group "
                                + Wording.quote(group.id()) + ", " + Wording.quote(expected),
                        "Leave it out, so that all have one name: " + consequence(group.store()));
            }
        }
    }

    /** The group's own name, if one of its brokers has it. */
    private static String expectedName(Group group) {
        List<String> names = group.brokers().stream().map(Broker::brokerName).toList();
        return names.isEmpty() || names.contains(group.brokerName()) ? group.brokerName() : names.get(0);
    }

    private static String consequence(Store store) {
        return store instanceof ReplicatedLevelDb
                ? "the election counts only members of one name, and otherwise ends with \"Not enough cluster members"
                        + " connected to elect a master\"."
                : "the scheduler's directory is named after the broker, so that a slave of another name does not find"
                        + " the master's.";
    }
}
