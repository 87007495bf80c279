package io.github.activemqcluster.rule.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class IdsAreUniqueTest {

    private final RuleTester rule = new RuleTester(new IdsAreUnique());

    @Test
    void silentWhereEveryElementHasItsOwnId() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTwoBrokersOfOneIdAcrossGroups() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group2-3", broker -> broker.id("group1-1"))))
                .containsExactly("ERROR [ids-unique] topology.groups[1].brokers[2].id: 'group1-1' is already the id of"
                        + " the broker at topology.groups[0].brokers[0]. Give each its own id, or the files of one"
                        + " overwrite those of the other.");
    }

    @Test
    void findsAServerThatHasABrokersId() {
        assertThat(rule.findsInR9(r9 -> r9.server("zk2-1", server -> server.id("group1-2"))))
                .containsExactly("ERROR [ids-unique] topology.ensembles[1].servers[0].id: 'group1-2' is already the id"
                        + " of the broker at topology.groups[0].brokers[1]. Give each its own id, or the files of one"
                        + " overwrite those of the other.");
    }

    @Test
    void findsFoldersThatAreOneWhereCaseIsIgnored() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.id("GROUP1-1"))))
                .containsExactly("ERROR [ids-unique] topology.groups[0].brokers[1].id: 'GROUP1-1' differs only in case"
                        + " from 'group1-1', the id of the broker at topology.groups[0].brokers[0]. Give one of them"
                        + " another id: where a disk ignores case, both are one folder.");
    }

    @Test
    void findsHostsOfOneIdButNotOfOneCase() {
        assertThat(rule.findsInProduction(production ->
                        production.alsoHost("mq1", "mq4.example.org").alsoHost("MQ2", "mq5.example.org")))
                .containsExactly("ERROR [ids-unique] topology.hosts[3].id: 'mq1' is already the id of the host at"
                        + " topology.hosts[0]. Give each its own id, or what names it may mean either.");
    }

    @Test
    void reportsARepeatedGroupOnceAndNotEachOfItsBrokers() {
        assertThat(rule.findsInProduction(production ->
                        production.alsoGroup("group1", group -> group.size(2).sharedFileSystem("/x"))))
                .containsExactly("ERROR [ids-unique] topology.groups[2].id: 'group1' is already the id of the group at"
                        + " topology.groups[0]. Give each its own id, or the files of one overwrite those of the"
                        + " other.");
    }

    @Test
    void reportsARepeatedEnsembleOnceAndNotEachOfItsServers() {
        assertThat(rule.findsInR9(r9 -> r9.alsoEnsemble("zk1", 3)))
                .containsExactly("ERROR [ids-unique] topology.ensembles[2].id: 'zk1' is already the id of the ensemble"
                        + " at topology.ensembles[0]. Give each its own id, or what names it may mean either.");
    }

    @Test
    void findsABrokerOfARepeatedGroupThatHasAnIdOfItsOwn() {
        assertThat(rule.findsInProduction(production -> production.alsoGroup(
                        "group1", group -> group.broker("group2-1", broker -> broker.host("mq1")))))
                .satisfiesExactlyInAnyOrder(
                        group -> assertThat(group).contains("topology.groups[2].id: 'group1' is already the id of"),
                        broker -> assertThat(broker)
                                .contains("topology.groups[2].brokers[0].id: 'group2-1' is already the id of"));
    }

    @Test
    void findsAServerOfAnEnsembleThatIsNotRepeated() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.id("zk2-1"))))
                .singleElement()
                .asString()
                .contains("topology.ensembles[1].servers[0].id: 'zk2-1' is already the id of the broker");
    }

    @Test
    void findsTwoClientsOfOneId() {
        assertThat(rule.findsInProduction(production -> production.alsoClient("application")))
                .containsExactly("ERROR [ids-unique] topology.clients[1].id: 'application' is already the id of the"
                        + " client at topology.clients[0]. Give each its own id, or the files of one overwrite those"
                        + " of the other.");
    }

    @Test
    void letsElementsThatAreNoInstancesShareAnIdWithOthers() {
        assertThat(rule.findsInProduction(
                        production -> production.client("group1").host("group1", "mq9.example.org")))
                .isEmpty();
    }
}
