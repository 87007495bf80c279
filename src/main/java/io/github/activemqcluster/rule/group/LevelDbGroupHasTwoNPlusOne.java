package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code two-n-plus-one}: a replicatedLevelDB group has 2N+1 brokers, N at least 1.
 *
 * <p>Source: {@code ElectingLevelDBStore.clusterSizeQuorum} is half of the members, plus one.
 */
public final class LevelDbGroupHasTwoNPlusOne implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            int brokers = group.brokers().size();
            if (group.store() instanceof ReplicatedLevelDb && (brokers < 3 || brokers % 2 == 0)) {
                findings.error(
                        group.where(),
                        "group " + Wording.quote(group.id()) + " has " + Wording.count(brokers, "broker")
                                + ", but a replicatedLevelDB group needs an odd number of them, at least 3",
                        mend(brokers));
            }
        }
    }

    private static String mend(int brokers) {
        if (brokers < 3) {
            return "Make it 3: with fewer, the group stops as soon as one is gone, since no quorum is left.";
        }
        int survived = brokers / 2 - 1;
        return "Make it " + (brokers - 1) + " or " + (brokers + 1) + ": " + brokers + " survive the loss of " + survived
                + ", no more than " + (brokers - 1) + " do.";
    }
}
