package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code replicas-match}: {@code replicas} is the number of brokers in the group.
 *
 * <p>Source: {@code MasterElector} elects a master once {@code replicas / 2 + 1} members are present, and warns of more
 * than {@code replicas} members.
 */
public final class ReplicasMatchBrokers implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            int brokers = group.brokers().size();
            if (group.store() instanceof ReplicatedLevelDb store && store.replicas() != brokers) {
                findings.error(
                        store.where().child("replicas"),
                        "replicas is " + store.replicas() + ", but group " + Wording.quote(group.id()) + " has "
                                + Wording.count(brokers, "broker"),
                        "Leave replicas out, or make it " + brokers
                                + ": the quorum that elects a master and holds each message is counted from it.");
            }
        }
    }
}
