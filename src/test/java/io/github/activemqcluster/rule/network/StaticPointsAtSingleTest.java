package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import org.junit.jupiter.api.Test;

class StaticPointsAtSingleTest {

    private final RuleTester rule = new RuleTester(new StaticPointsAtSingle());

    @Test
    void silentOnDefaultDiscovery() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsOfAMasterSlaveGroup() {
        assertThat(rule.findsInR9(
                        r9 -> r9.connector("group1", "group2", connector -> connector.discovery(Discovery.STATIC))))
                .containsExactly("WARNING [static-to-single] topology.networkConnectors[0].discovery: static discovery"
                        + " points at group 'group2', which has 3 brokers. Leave discovery out, or make it masterslave:"
                        + " static discovery tries the slaves for ever too, and after a takeover messages can be out"
                        + " of reach for as long as it waits between two tries.");
    }

    @Test
    void leavesBrokersOutsideAndUnknownGroupsAlone() {
        assertThat(rule.findsInR9(r9 -> r9.connectorToUri("group1", "static:(tcp://elsewhere:61616)")
                        .connector("group1", "group9")))
                .isEmpty();
    }
}
