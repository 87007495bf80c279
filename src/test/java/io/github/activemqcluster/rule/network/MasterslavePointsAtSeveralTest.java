package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import org.junit.jupiter.api.Test;

class MasterslavePointsAtSeveralTest {

    private final RuleTester rule = new RuleTester(new MasterslavePointsAtSeveral());

    @Test
    void silentOnDefaultDiscovery() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsASingleBroker() {
        assertThat(rule.finds(
                        Topologies.r4().connector("a", "b", connector -> connector.discovery(Discovery.MASTERSLAVE))))
                .containsExactly("ERROR [masterslave-needs-two] topology.networkConnectors[0].discovery: masterslave"
                        + " discovery needs two brokers to choose from, but group 'b' has 1 broker. Leave discovery"
                        + " out, or make it static.");
    }
}
