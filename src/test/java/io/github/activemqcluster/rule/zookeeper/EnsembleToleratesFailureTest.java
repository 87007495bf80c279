package io.github.activemqcluster.rule.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class EnsembleToleratesFailureTest {

    private final RuleTester rule = new RuleTester(new EnsembleToleratesFailure());

    @Test
    void silentOnThreeServersAndMore() {
        rule.isSilentOnCleanTopologies();
        assertThat(rule.finds(Topologies.r9())).isEmpty();
        assertThat(rule.finds(Topologies.r9().ensemble("zk1", 5))).isEmpty();
    }

    @Test
    void warnsOfASingleServer() {
        assertThat(rule.finds(Topologies.r6()))
                .containsExactly("WARNING [ensemble-tolerates-failure] topology.ensembles[0]: ensemble 'zk' has a"
                        + " single server. Make it 3 where it matters: when that server is gone, no group that depends"
                        + " on it has a master.");
    }

    @Test
    void leavesTwoServersToTheRuleAboutOddNumbers() {
        assertThat(rule.finds(Topologies.r6().ensemble("zk", 2))).isEmpty();
    }
}
