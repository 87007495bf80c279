package io.github.activemqcluster.rule.addressing;

import static io.github.activemqcluster.topology.PortKind.AMQP;
import static io.github.activemqcluster.topology.PortKind.CLIENT;
import static io.github.activemqcluster.topology.PortKind.OPENWIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class PortsAreUniqueTest {

    private final RuleTester rule = new RuleTester(new PortsAreUnique());

    @Test
    void silentOnPlannedPorts() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void namesThePortTheHostAndTheFirstThatHasIt() {
        assertThat(rule.findsInProduction(production -> production
                        .broker("group1-1", broker -> broker.port(OPENWIRE, 61616))
                        .broker("group2-1", broker -> broker.port(OPENWIRE, 61616))))
                .containsExactly("ERROR [ports-unique] topology.groups[1].brokers[0].ports.openwire: 61616 is already"
                        + " taken on host 'mq1' by broker 'group1-1'. Give one of them another port.");
    }

    @Test
    void reportsTheSecondAndTheThirdEachNamingTheFirst() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-1", broker -> broker.port(OPENWIRE, 7000))
                        .broker("group1-2", broker -> broker.port(OPENWIRE, 7000))
                        .broker("group2-3", broker -> broker.port(AMQP, 7000))))
                .containsExactly(
                        "ERROR [ports-unique] topology.groups[0].brokers[1].ports.openwire: 7000 is already taken on"
                                + " host 'localhost' by broker 'group1-1'. Give one of them another port.",
                        "ERROR [ports-unique] topology.groups[1].brokers[2].ports.amqp: 7000 is already taken on"
                                + " host 'localhost' by broker 'group1-1'. Give one of them another port.");
    }

    @Test
    void holdsZooKeeperServersAgainstBrokers() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-1", broker -> broker.port(OPENWIRE, 2181))
                        .server("zk1-1", server -> server.port(CLIENT, 2181))))
                .containsExactly("ERROR [ports-unique] topology.ensembles[0].servers[0].ports.client: 2181 is already"
                        + " taken on host 'localhost' by broker 'group1-1'. Give one of them another port.");
    }

    @Test
    void findsOneInstanceThatOpensAPortTwice() {
        assertThat(rule.findsInProduction(production -> production.broker(
                        "group1-1", broker -> broker.port(OPENWIRE, 7000).port(AMQP, 7000))))
                .containsExactly("ERROR [ports-unique] topology.groups[0].brokers[0].ports.amqp: 7000 is already taken"
                        + " on host 'mq1' by its own openwire port. Give one of them another port.");
    }

    @Test
    void takesHostsOfOneAddressForOneMachine() {
        assertThat(rule.findsInProduction(production -> production
                        .host("mq2", "MQ1.example.org")
                        .broker("group1-1", broker -> broker.port(OPENWIRE, 7000))
                        .broker("group1-2", broker -> broker.port(OPENWIRE, 7000))))
                .containsExactly("ERROR [ports-unique] topology.groups[0].brokers[1].ports.openwire: 7000 is already"
                        + " taken on host 'mq2', which is at MQ1.example.org as host 'mq1' is, by broker 'group1-1'."
                        + " Give one of them another port.");
    }

    @Test
    void letsOnePortBeOnTwoMachines() {
        assertThat(rule.findsInProduction(production -> production
                        .broker("group1-1", broker -> broker.port(OPENWIRE, 7000))
                        .broker("group1-2", broker -> broker.port(OPENWIRE, 7000))))
                .isEmpty();
    }

    @Test
    void leavesNumbersThatAreNoPortsAndHostsThatAreNotThereToOtherRules() {
        assertThat(rule.findsInProduction(production -> production
                        .broker("group1-1", broker -> broker.port(OPENWIRE, 0))
                        .broker("group2-1", broker -> broker.port(OPENWIRE, 0))
                        .broker("group1-2", broker -> broker.host("mq9").port(OPENWIRE, 7000))
                        .broker("group2-2", broker -> broker.host("mq9").port(OPENWIRE, 7000))))
                .isEmpty();
    }
}
