package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class StoreIsNotDeprecatedTest {

    private final RuleTester rule = new RuleTester(new StoreIsNotDeprecated(new Releases()));

    @Test
    void silentOnStoresThatLiveOn() {
        rule.isSilentOnCleanTopologies();
        assertThat(rule.finds(Topologies.r3())).isEmpty();
        assertThat(rule.finds(Topologies.r11())).isEmpty();
    }

    @Test
    void saysWhatToUseInsteadForEachGroup() {
        String rest =
                ".replicatedLevelDB: replicatedLevelDB was given up, only ActiveMQ 5.9.0 up to, but not including,"
                        + " 5.17.0 has it. Use sharedFileSystem or jdbc instead for what is to live on: no fix and no newer"
                        + " release will come for this store.";
        assertThat(rule.finds(Topologies.r9()))
                .containsExactly(
                        "WARNING [store-deprecated] topology.groups[0]" + rest,
                        "WARNING [store-deprecated] topology.groups[1]" + rest);
    }

    @Test
    void warnsOfPureMasterSlave() {
        assertThat(rule.finds(Topologies.r1()))
                .containsExactly("WARNING [store-deprecated] topology.groups[0].pureMasterSlave: pureMasterSlave was"
                        + " given up, only ActiveMQ before 5.8.0 has it. Use sharedFileSystem or jdbc instead for what"
                        + " is to live on: no fix and no newer release will come for this store.");
    }

    @Test
    void leavesAStoreThatTheReleaseDoesNotHaveToItsOwnRule() {
        assertThat(rule.finds(Topologies.r6().activemq("5.18.3"))).isEmpty();
    }
}
