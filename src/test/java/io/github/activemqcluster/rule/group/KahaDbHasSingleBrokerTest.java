package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class KahaDbHasSingleBrokerTest {

    private final RuleTester rule = new RuleTester(new KahaDbHasSingleBroker());

    @Test
    void silentOnSingleBrokersAndSharedStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsAGroupWithNothingToShare() {
        assertThat(rule.finds(Topologies.r11().group("C", 2)))
                .containsExactly("ERROR [single-broker-store] topology.groups[2]: group 'C' has 2 brokers, but a kahaDB"
                        + " store is one broker's own. Use a sharedFileSystem or a jdbc store, so that one can take"
                        + " over from another, or make each broker a group: as it is, each would have messages that"
                        + " the others never see.");
    }
}
