package io.github.activemqcluster.rule.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class ZooKeeperIsApartFromBrokersTest {

    private final RuleTester rule = new RuleTester(new ZooKeeperIsApartFromBrokers());

    @Test
    void silentWhereTheyAreApart() {
        rule.isSilentOnCleanTopologies();
        assertThat(rule.finds(Topologies.r6()
                        .host("mq1", "mq1.example.org")
                        .host("zk1", "zk1.example.org")
                        .server("zk-1", server -> server.host("zk1"))
                        .broker("group1-1", broker -> broker.host("mq1"))
                        .broker("group1-2", broker -> broker.host("mq1"))
                        .broker("group1-3", broker -> broker.host("mq1"))))
                .isEmpty();
    }

    @Test
    void warnsOncePerFailureDomainAndNamesBoth() {
        assertThat(rule.finds(Topologies.r9()))
                .containsExactly("WARNING [zookeeper-apart-from-brokers] topology.ensembles[0].servers[0].host: failure"
                        + " domain 'localhost' has both ZooKeeper servers ('zk1-1', 'zk1-2', 'zk1-3', 'zk2-1' and 2 more) and"
                        + " brokers ('group1-1', 'group1-2', 'group1-3', 'group2-1' and 2 more). Put the servers on hosts of"
                        + " their own: what takes a master down takes down a part of those that are to elect the next"
                        + " one.");
    }
}
