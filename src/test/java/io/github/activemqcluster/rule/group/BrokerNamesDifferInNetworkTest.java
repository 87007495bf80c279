package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;

class BrokerNamesDifferInNetworkTest {

    private final RuleTester rule = new RuleTester(new BrokerNamesDifferInNetwork());

    private static final String SAME_NETWORK =
            " in the same network. Give one of the groups another brokerName: bridges"
                    + " are told apart by the names of the brokers that they join, and logs and consoles cannot be.";

    @Test
    void silentOnNetworksOfDifferentNames() {
        rule.isSilentOnCleanTopologies();
        assertThat(rule.finds(Topologies.r11())).isEmpty();
    }

    @Test
    void warnsOnceOfTwoGroupsOfOneName() {
        assertThat(rule.finds(Topologies.r9()))
                .containsExactly("WARNING [broker-name-unique] topology.groups[1].brokerName: 'zk_cluster_nodes' is"
                        + " also the broker name of group 'group1'" + SAME_NETWORK);
    }

    @Test
    void isAnErrorWhereTheTwoMeet() {
        assertThat(rule.finds(Topologies.r11().group("B", group -> group.brokerName("A"))))
                .containsExactly("ERROR [broker-name-unique] topology.groups[1].brokerName: 'A' is also the broker name"
                        + " of group 'A', and both meet at group 'C'. Give one of the groups another brokerName:"
                        + " bridges are told apart by the names of the brokers that they join.");
    }

    @Test
    void namesTheBrokerThatBroughtTheNameIn() {
        assertThat(rule.findsInProduction(
                        production -> production.broker("group2-2", broker -> broker.brokerName("group1"))))
                .containsExactly("WARNING [broker-name-unique] topology.groups[1].brokers[1].brokerName: 'group1' is"
                        + " also the broker name of group 'group1'" + SAME_NETWORK);
    }

    @Test
    void letsGroupsThatAreNotLinkedHaveOneName() {
        assertThat(rule.findsInR9(TopologyBuilder::noConnectors)).isEmpty();
    }

    @Test
    void takesGroupsThatMulticastJoinsForLinked() {
        assertThat(rule.finds(Topologies.r5().group("b", group -> group.brokerName("a"))))
                .containsExactly("WARNING [broker-name-unique] topology.groups[1].brokerName: 'a' is also the broker"
                        + " name of group 'a'" + SAME_NETWORK);
    }
}
