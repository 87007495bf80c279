package io.github.activemqcluster.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldClientsKeepTheirBrokersTest {

    private static final Map<String, String> TOLD =
            Map.of("updateClusterClients", "true", "rebalanceClusterClients", "true");

    private final RuleTester rule = new RuleTester(new ToldClientsKeepTheirBrokers(new Releases()));

    @Test
    void silentWhereNobodyIsTold() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(Topologies.r10().activemq("5.15.16"))).isEmpty();
    }

    @Test
    void silentWhereClientsKeepTheirOwn() {
        assertThat(rule.finds(telling("5.16.0"))).isEmpty();
    }

    @Test
    void anErrorWhereClientsForgetThem() {
        assertThat(rule.finds(telling("5.15.16")))
                .containsExactly("ERROR [told-clients-keep-brokers] topology.groups[0].transportConnectors[0]"
                        + ".updateClusterClients: clients of ActiveMQ 5.15.16 forget all brokers of their URL for those that"
                        + " they are told of, which are masters only, so that no slave is ever tried. Leave it out, or have"
                        + " clients and brokers of ActiveMQ 5.16.0 and later.");
    }

    private static TopologyBuilder telling(String release) {
        return Topologies.r10().activemq(release).group("group1", group -> group.tellingClients(TOLD));
    }
}
