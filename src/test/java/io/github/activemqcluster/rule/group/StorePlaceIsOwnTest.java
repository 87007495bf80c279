package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePlaceIsOwnTest {

    private final RuleTester rule = new RuleTester(new StorePlaceIsOwn());

    private static final String GIVE_EACH_ITS_OWN =
            "Give each its own: two that share one place lock each other out, or"
                    + " take each other's data for their own.";

    @Test
    void silentOnStoresOfTheirOwn() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mnt/activemq/group1", "/mnt/activemq/group1/", "/mnt//activemq/./group1"})
    void findsTwoGroupsOnOneShare(String directory) {
        assertThat(rule.findsInProduction(
                        production -> production.group("group2", group -> group.sharedFileSystem(directory))))
                .containsExactly("ERROR [shared-directory-own] topology.groups[1].sharedFileSystem.directory: '"
                        + directory + "' is already where group 'group1' keeps its data. " + GIVE_EACH_ITS_OWN);
    }

    @Test
    void findsASingleBrokerInADirectoryOfAShare() {
        assertThat(rule.findsInProduction(production ->
                        production.alsoGroup("extra", group -> group.size(1).kahaDb("/mnt/activemq/group1"))))
                .containsExactly("ERROR [shared-directory-own] topology.groups[2].kahaDB.directory:"
                        + " '/mnt/activemq/group1' is already where group 'group1' keeps its data. "
                        + GIVE_EACH_ITS_OWN);
    }

    @Test
    void letsSingleBrokersOnDifferentMachinesUseOnePath() {
        assertThat(rule.findsInProduction(production -> production
                        .alsoGroup("x", group -> group.broker("x", broker -> broker.host("mq1"))
                                .kahaDb("/var/amq"))
                        .alsoGroup("y", group -> group.broker("y", broker -> broker.host("mq2"))
                                .kahaDb("/var/amq"))))
                .isEmpty();
    }

    @Test
    void findsTwoGroupsOnOneZkPath() {
        assertThat(rule.findsInR9(r9 -> r9.group(
                        "group2",
                        group -> group.replicatedLevelDb(
                                "zk1", store -> store.zkPath("/activemq/leveldb-stores/group1")))))
                .containsExactly("ERROR [shared-directory-own] topology.groups[1].replicatedLevelDB.zkPath:"
                        + " '/activemq/leveldb-stores/group1' is already where group 'group1' keeps its data. "
                        + GIVE_EACH_ITS_OWN);
    }

    @Test
    void knowsAnExistingEnsembleByItsAddresses() {
        assertThat(rule.findsInR9(r9 -> r9.ensemble("zk1", ensemble -> ensemble.connectString("zk:2181"))
                        .ensemble("zk2", ensemble -> ensemble.connectString("zk:2181"))
                        .group("group1", group -> group.replicatedLevelDb("zk1", store -> store.zkPath("/amq")))
                        .group("group2", group -> group.replicatedLevelDb("zk2", store -> store.zkPath("/amq")))))
                .hasSize(1);
    }

    @Test
    void letsTwoEnsemblesHaveOneZkPath() {
        assertThat(rule.findsInR9(r9 -> r9.group(
                                "group1", group -> group.replicatedLevelDb("zk1", store -> store.zkPath("/amq")))
                        .group("group2", group -> group.replicatedLevelDb("zk2", store -> store.zkPath("/amq")))))
                .isEmpty();
    }

    @Test
    void letsTheMembersOfOneGroupHaveOneDirectory() {
        assertThat(rule.findsInR9(r9 -> r9.group(
                        "group1", group -> group.replicatedLevelDb("zk1", store -> store.directory("/var/leveldb")))))
                .isEmpty();
    }

    @Test
    void findsTwoReplicatedGroupsInOneDirectoryOnce() {
        assertThat(rule.findsInR9(r9 -> r9.group(
                                "group1",
                                group -> group.replicatedLevelDb("zk1", store -> store.directory("/var/leveldb")))
                        .group(
                                "group2",
                                group -> group.replicatedLevelDb("zk2", store -> store.directory("/var/leveldb")))))
                .containsExactly("ERROR [shared-directory-own] topology.groups[1].replicatedLevelDB.directory:"
                        + " '/var/leveldb' is already where group 'group1' keeps its data. " + GIVE_EACH_ITS_OWN);
    }

    @Test
    void tellsARelativePathFromAnAbsoluteOne() {
        assertThat(rule.findsInProduction(production -> production
                        .alsoGroup("x", group -> group.broker("x", broker -> broker.host("mq1"))
                                .kahaDb("/var/amq"))
                        .alsoGroup("y", group -> group.broker("y", broker -> broker.host("mq1"))
                                .kahaDb("var/amq"))))
                .isEmpty();
    }

    @Test
    void findsTwoGroupsOnTheTablesOfOneDatabase() {
        assertThat(rule.finds(Topologies.r3()
                        .alsoGroup("second", group -> group.size(2).jdbc(unchanged -> {}))))
                .containsExactly("ERROR [shared-directory-own] topology.groups[1].jdbc.tablePrefix: '' is already where"
                        + " group 'database' keeps its data. " + GIVE_EACH_ITS_OWN);
        assertThat(rule.finds(Topologies.r3()
                        .alsoGroup("second", group -> group.size(2).jdbc(jdbc -> jdbc.tablePrefix("SECOND_")))))
                .isEmpty();
    }

    @Test
    void findsTwoServersInOneDirectory() {
        assertThat(rule.findsInR9(r9 -> r9.server("zk1-1", server -> server.dataDir("/var/zookeeper"))
                        .server("zk1-2", server -> server.dataDir("/var/zookeeper"))))
                .containsExactly("ERROR [shared-directory-own] topology.ensembles[0].servers[1].dataDir:"
                        + " '/var/zookeeper' is already where ZooKeeper server 'zk1-1' keeps its data. "
                        + GIVE_EACH_ITS_OWN);
    }
}
