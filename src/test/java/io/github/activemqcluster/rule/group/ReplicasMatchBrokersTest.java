package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class ReplicasMatchBrokersTest {

    private final RuleTester rule = new RuleTester(new ReplicasMatchBrokers());

    @Test
    void silentOnGroupsWithTheirReplicas() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsReplicasThatAreNotTheBrokers() {
        assertThat(rule.findsInR9(
                        r9 -> r9.group("group1", group -> group.replicatedLevelDb("zk1", store -> store.replicas(5)))))
                .containsExactly("ERROR [replicas-match] topology.groups[0].replicatedLevelDB.replicas: replicas is 5,"
                        + " but group 'group1' has 3 brokers. Leave replicas out, or make it 3: the quorum that elects"
                        + " a master and holds each message is counted from it.");
    }
}
