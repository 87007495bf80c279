package io.github.activemqcluster.rule.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MyidsAreValidTest {

    private final RuleTester rule = new RuleTester(new MyidsAreValid());

    @Test
    void silentOnPlannedMyids() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, -1})
    void findsANumberThatIsNoMyid(int myid) {
        assertThat(rule.findsInR9(r9 -> r9.server("zk1-2", server -> server.myid(myid))))
                .containsExactly("ERROR [myid-valid] topology.ensembles[0].servers[1].myid: " + myid + " is not a myid."
                        + " Give one from 1 to 255, or leave it out.");
    }

    @Test
    void findsTwoServersOfOneEnsembleWithOneMyid() {
        assertThat(rule.findsInR9(r9 -> r9.server("zk1-3", server -> server.myid(1))))
                .containsExactly("ERROR [myid-valid] topology.ensembles[0].servers[2].myid: 1 is already the myid of"
                        + " server 'zk1-1' in ensemble 'zk1'. Give each server of the ensemble its own, or leave it"
                        + " out: the servers know each other by it.");
    }

    @Test
    void takesTheLast() {
        assertThat(rule.findsInR9(r9 -> r9.server("zk1-2", server -> server.myid(255))))
                .isEmpty();
    }
}
