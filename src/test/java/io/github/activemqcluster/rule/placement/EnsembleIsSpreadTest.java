package io.github.activemqcluster.rule.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class EnsembleIsSpreadTest {

    private final RuleTester rule = new RuleTester(new EnsembleIsSpread());

    @Test
    void silentWhereEachServerHasItsHost() {
        rule.isSilentOnCleanTopologies();
        assertThat(rule.finds(Topologies.r7()
                        .host("zk1", "zk1.example.org")
                        .host("zk2", "zk2.example.org")
                        .host("zk3", "zk3.example.org")))
                .isEmpty();
    }

    @Test
    void namesTheServersThatShareAHost() {
        assertThat(rule.finds(Topologies.r7().host("zk1", "zk1.example.org").host("zk2", "zk2.example.org")))
                .containsExactly("WARNING [ensemble-spread] topology.ensembles[0]: servers of ensemble 'zk' share a"
                        + " host: 'zk-1' and 'zk-3' on host 'zk1'. Put each on a host of its own: when that host is gone,"
                        + " several servers are, and the others may be too few to agree.");
    }
}
