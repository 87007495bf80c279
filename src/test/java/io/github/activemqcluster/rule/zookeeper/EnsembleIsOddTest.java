package io.github.activemqcluster.rule.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class EnsembleIsOddTest {

    private final RuleTester rule = new RuleTester(new EnsembleIsOdd());

    @Test
    void silentOnOddEnsembles() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTwoServers() {
        assertThat(rule.findsInR9(r9 -> r9.ensemble("zk1", 2)))
                .containsExactly("ERROR [ensemble-odd] topology.ensembles[0]: ensemble 'zk1' has 2 servers, an even"
                        + " number. Make it 3: more than half must agree, so that 2 survive the loss of none.");
    }

    @Test
    void findsFourServers() {
        assertThat(rule.findsInR9(r9 -> r9.ensemble("zk2", 4)))
                .containsExactly("ERROR [ensemble-odd] topology.ensembles[1]: ensemble 'zk2' has 4 servers, an even"
                        + " number. Make it 3 or 5: more than half must agree, so that 4 survive the loss of no more"
                        + " than 3 do.");
    }

    @Test
    void doesNotCountAnEnsembleThatExistsAlready() {
        assertThat(rule.findsInR9(r9 -> r9.ensemble("zk1", ensemble -> ensemble.connectString("a:2181,b:2181"))))
                .isEmpty();
    }
}
