package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class ConnectorIsNotToItselfTest {

    private final RuleTester rule = new RuleTester(new ConnectorIsNotToItself());

    @Test
    void silentOnConnectorsBetweenGroups() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsAGroupThatIsLinkedToItself() {
        assertThat(rule.findsInProduction(production -> production.duplex("group2", "group2")))
                .containsExactly("ERROR [connector-not-to-itself] topology.networkConnectors[1].to: group 'group2' is"
                        + " linked to itself. Name another group: the brokers of one group share their messages"
                        + " through its store.");
    }
}
