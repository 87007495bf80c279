package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class ConnectorNamesAreUniqueTest {

    private final RuleTester rule = new RuleTester(new ConnectorNamesAreUnique());

    @Test
    void silentOnPlannedNames() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTwoConnectorsOfOneNameInOneGroup() {
        assertThat(rule.finds(Topologies.r11()
                        .connector("A", "C", connector -> connector.name("link"))
                        .connector("A", "E", connector -> connector.name("link"))))
                .containsExactly("ERROR [connector-name-unique] topology.networkConnectors[2].name: 'link' is already"
                        + " the name of another connector of group 'A', at topology.networkConnectors[0]. Give each"
                        + " its own name, or leave it out: a broker with two connectors of one name does not start.");
    }

    @Test
    void letsTwoGroupsUseOneName() {
        assertThat(rule.finds(Topologies.r11()
                        .connector("A", "C", connector -> connector.name("link"))
                        .connector("B", "C", connector -> connector.name("link"))))
                .isEmpty();
    }
}
