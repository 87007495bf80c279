package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import org.junit.jupiter.api.Test;

class DuplexIsDeclaredOnceTest {

    private final RuleTester rule = new RuleTester(new DuplexIsDeclaredOnce());

    @Test
    void silentOnSingleDuplexConnectors() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsADuplexConnectorFromEachSide() {
        assertThat(rule.findsInProduction(production -> production.duplex("group2", "group1")))
                .containsExactly("ERROR [duplex-once] topology.networkConnectors[1]: groups 'group2' and 'group1' are"
                        + " already joined by the duplex connector at topology.networkConnectors[0]. Leave one of them"
                        + " out: a duplex connector carries messages both ways, and two of them double the bridges.");
    }

    @Test
    void findsTheSameConnectorTwice() {
        assertThat(rule.findsInProduction(production ->
                        production.alsoConnector("group1", "group2", connector -> connector.duplex(true))))
                .hasSize(1);
    }

    @Test
    void letsConnectorsOfOneSideDivideTheDestinations() {
        assertThat(rule.findsInProduction(production -> production
                        .connector("group1", "group2", connector -> connector.included(new Destination(false, ">")))
                        .alsoConnector("group1", "group2", connector -> connector
                                .duplex(true)
                                .excluded(new Destination(false, ">")))))
                .isEmpty();
    }

    @Test
    void letsDuplexConnectorsOfDifferentPairsBe() {
        assertThat(rule.findsInProduction(production -> production
                        .alsoGroup("group3", group -> group.size(1))
                        .duplex("group1", "group3")
                        .duplex("group3", "group2")))
                .isEmpty();
    }

    @Test
    void letsAConnectorEachWayBe() {
        assertThat(rule.finds(Topologies.r8b())).isEmpty();
    }
}
