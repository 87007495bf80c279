package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class BrokerNamesMatchInGroupTest {

    private final RuleTester rule = new RuleTester(new BrokerNamesMatchInGroup());

    @Test
    void silentOnGroupsOfOneName() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTheMemberOfAReplicatedGroupThatHasANameOfItsOwn() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.brokerName("second"))))
                .containsExactly("ERROR [broker-name-matches] topology.groups[0].brokers[1].brokerName: 'second' is not"
                        + " the name of the other brokers of group 'group1', 'zk_cluster_nodes'. Leave it out, so that"
                        + " all have one name: the election counts only members of one name, and otherwise ends with"
                        + " \"Not enough cluster members connected to elect a master\".");
    }

    @Test
    void findsTheMemberOnASharedFileSystemThatHasANameOfItsOwn() {
        assertThat(rule.findsInProduction(
                        production -> production.broker("group2-1", broker -> broker.brokerName("first"))))
                .containsExactly("ERROR [broker-name-matches] topology.groups[1].brokers[0].brokerName: 'first' is not"
                        + " the name of the other brokers of group 'group2', 'group2'. Leave it out, so that all have"
                        + " one name: the scheduler's directory is named after the broker, so that a slave of another"
                        + " name does not find the master's.");
    }

    @Test
    void takesTheFirstBrokersNameWhereNoneHasTheGroups() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-1", broker -> broker.brokerName("a"))
                        .broker("group1-2", broker -> broker.brokerName("a"))
                        .broker("group1-3", broker -> broker.brokerName("b"))))
                .singleElement()
                .asString()
                .startsWith("ERROR [broker-name-matches] topology.groups[0].brokers[2].brokerName: 'b' is not the name"
                        + " of the other brokers of group 'group1', 'a'.");
    }

    @Test
    void letsTheTwoOfAPureMasterSlaveGroupDiffer() {
        assertThat(rule.finds(Topologies.r1())).isEmpty();
    }
}
