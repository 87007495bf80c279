package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;

class MessagesAreReachableTest {

    private final RuleTester rule = new RuleTester(new MessagesAreReachable());

    private static final String MEND = ". Make the connector between them duplex, or add one for the other way; where"
            + " the client is to stay on one group, list that one only.";

    @Test
    void silentOnNetworksThatReachAll() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentOnAConnectorEachWay() {
        assertThat(rule.finds(Topologies.r8b())).isEmpty();
        assertThat(rule.finds(Topologies.r5())).isEmpty();
    }

    @Test
    void warnsOfAOneWayConnector() {
        assertThat(rule.finds(Topologies.r8()))
                .containsExactly("WARNING [messages-reachable] topology.clients[0].groups: a client that lands on group"
                        + " 'group1' cannot consume what was sent to group 'group2'" + MEND);
    }

    @Test
    void warnsOfTheOtherWayToo() {
        assertThat(rule.finds(Topologies.r10().noConnectors().connector("group2", "group1")))
                .containsExactly("WARNING [messages-reachable] topology.clients[0].groups: a client that lands on group"
                        + " 'group2' cannot consume what was sent to group 'group1'" + MEND);
    }

    @Test
    void warnsOfGroupsThatAreNotLinked() {
        assertThat(rule.findsInProduction(TopologyBuilder::noConnectors))
                .containsExactly("WARNING [messages-reachable] topology.clients[0].groups: a client that lands on group"
                        + " 'group1' cannot consume what was sent to group 'group2', and one that lands on group"
                        + " 'group2' cannot consume what was sent to group 'group1'" + MEND);
    }

    @Test
    void followsMessagesOverSeveralGroups() {
        assertThat(rule.finds(new TopologyBuilder()
                        .group("a", 1)
                        .group("b", 1)
                        .group("c", 1)
                        .connector("a", "b")
                        .connector("b", "c")
                        .connector("c", "a")
                        .client("application")))
                .isEmpty();
    }

    @Test
    void demandsNothingForAClientOfOneGroup() {
        assertThat(rule.finds(Topologies.r8().client("application", "group1"))).isEmpty();
    }

    @Test
    void demandsThatAConsumerGetsTheSameWhereverItLands() {
        assertThat(rule.finds(Topologies.r11()
                        .group("F", 1)
                        .client("consumers", "C", "D", "F")
                        .connector("A", "F")))
                .containsExactly("WARNING [messages-reachable] topology.clients[1].groups: a client that lands on group"
                        + " 'F' cannot consume what was sent to group 'B', as one on group 'C' can. Add a connector"
                        + " from group 'B' to group 'F', or leave that group out of the list.");
    }

    @Test
    void leavesWhatIsDeclaredToTheFlows() {
        assertThat(rule.finds(Topologies.r8().eachClient(client -> client.produces("queue:orders"))))
                .isEmpty();
    }

    @Test
    void leavesUnknownGroupsToTheirOwnRule() {
        assertThat(rule.findsInProduction(production -> production.client("application", "group1", "group9")))
                .isEmpty();
    }
}
