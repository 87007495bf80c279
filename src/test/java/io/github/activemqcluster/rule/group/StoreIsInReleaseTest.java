package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class StoreIsInReleaseTest {

    private final RuleTester rule = new RuleTester(new StoreIsInRelease(new Releases()));

    @Test
    void silentOnStoresThatTheReleaseHas() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsAStoreThatTheReleaseDoesNotHaveAnyMore() {
        assertThat(rule.finds(Topologies.r6().activemq("5.18.3")))
                .containsExactly("ERROR [store-in-release] topology.groups[0].replicatedLevelDB: ActiveMQ 5.18.3 has no"
                        + " replicatedLevelDB store. Give group 'group1' another store, or use a release that has it,"
                        + " ActiveMQ 5.9.0 up to, but not including, 5.17.0.");
        assertThat(rule.finds(Topologies.r1().activemq("5.8.0")))
                .containsExactly("ERROR [store-in-release] topology.groups[0].pureMasterSlave: ActiveMQ 5.8.0 has no"
                        + " pureMasterSlave store. Give group 'pair' another store, or use a release that has it,"
                        + " ActiveMQ before 5.8.0.");
    }

    @Test
    void findsAStoreThatTheReleaseDoesNotHaveYet() {
        assertThat(rule.finds(Topologies.r6().activemq("5.8.0"))).hasSize(1);
    }

    @Test
    void knowsTheFirstAndTheLastReleaseOfAStore() {
        assertThat(rule.finds(Topologies.r6().activemq("5.9.0"))).isEmpty();
        assertThat(rule.finds(Topologies.r6().activemq("5.16.8"))).isEmpty();
        assertThat(rule.finds(Topologies.r1())).isEmpty();
    }

    @Test
    void leavesWhatIsNoReleaseNumberToOthers() {
        assertThat(rule.finds(Topologies.r6().activemq("latest"))).isEmpty();
    }
}
