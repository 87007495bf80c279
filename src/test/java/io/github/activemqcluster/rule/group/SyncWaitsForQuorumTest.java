package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncWaitsForQuorumTest {

    private final RuleTester rule = new RuleTester(new SyncWaitsForQuorum());

    @Test
    void silentOnSyncThatWaits() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local_disk", "local_mem", "local_mem, local_disk", ""})
    void warnsOfSyncThatDoesNotWait(String sync) {
        assertThat(rule.findsInR9(r9 -> synced(r9, sync)))
                .containsExactly("WARNING [sync-waits-for-quorum] topology.groups[0].replicatedLevelDB.sync: group"
                        + " 'group1' acknowledges a message before any slave has it, with sync '" + sync + "'. Use"
                        + " quorum_disk or quorum_mem: a master that dies takes acknowledged messages with it.");
    }

    @Test
    void findsAWordThatTheBrokerWouldOnlyLog() {
        assertThat(rule.findsInR9(r9 -> synced(r9, "quorum_dsik")))
                .containsExactly("ERROR [sync-waits-for-quorum] topology.groups[0].replicatedLevelDB.sync:"
                        + " 'quorum_dsik' is not a word that sync knows. Did you mean quorum_disk? The broker logs an"
                        + " unknown word and waits for nothing.");
        assertThat(rule.findsInR9(r9 -> synced(r9, "always")))
                .containsExactly("ERROR [sync-waits-for-quorum] topology.groups[0].replicatedLevelDB.sync: 'always' is"
                        + " not a word that sync knows. Give one of quorum_disk, quorum_mem, remote_disk, remote_mem,"
                        + " local_disk, local_mem. The broker logs an unknown word and waits for nothing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quorum_disk", "quorum_mem", "QUORUM_MEM", "local_disk, remote_mem", "remote_disk"})
    void takesWhateverWaits(String sync) {
        assertThat(rule.findsInR9(r9 -> synced(r9, sync))).isEmpty();
    }

    private static TopologyBuilder synced(TopologyBuilder r9, String sync) {
        return r9.group("group1", group -> group.replicatedLevelDb("zk1", store -> store.sync(sync)));
    }
}
