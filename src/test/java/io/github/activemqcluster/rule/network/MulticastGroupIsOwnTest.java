package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MulticastGroupIsOwnTest {

    private final RuleTester rule = new RuleTester(new MulticastGroupIsOwn());

    @Test
    void silentOnOtherDiscovery() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentOnAGroupOfItsOwn() {
        assertThat(rule.finds(Topologies.r5())).isEmpty();
    }

    @Test
    void warnsOfTheGroupThatEverybodyIsIn() {
        String rest = ".multicastGroup: the connector of group 'a' is in the multicast group 'default'. Give it a"
                + " multicastGroup of its own, such as the topology's name: every broker on this network that was not"
                + " told otherwise is in that one, and joins.";
        assertThat(rule.finds(Topologies.r4().noConnectors().multicast("a", Optional.empty())))
                .containsExactly("WARNING [multicast-own-group] topology.networkConnectors[0]" + rest);
        assertThat(rule.finds(Topologies.r4().noConnectors().multicast("a", Optional.of("default"))))
                .containsExactly("WARNING [multicast-own-group] topology.networkConnectors[0]" + rest);
    }
}
