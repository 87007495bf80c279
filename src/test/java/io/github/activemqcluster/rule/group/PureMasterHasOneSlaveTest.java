package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PureMasterHasOneSlaveTest {

    private final RuleTester rule = new RuleTester(new PureMasterHasOneSlave());

    @Test
    void silentOnOtherStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentOnAMasterAndItsSlave() {
        assertThat(rule.finds(Topologies.r1())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 broker", "3, 3 brokers"})
    void findsAnotherNumber(int size, String counted) {
        assertThat(rule.finds(Topologies.r1().group("pair", size)))
                .containsExactly("ERROR [pure-one-slave] topology.groups[0]: group 'pair' has " + counted
                        + ", but a pureMasterSlave group is one master and one slave. Make it 2: a master takes one"
                        + " slave only.");
    }
}
