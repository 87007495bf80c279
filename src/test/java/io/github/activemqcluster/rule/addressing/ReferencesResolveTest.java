package io.github.activemqcluster.rule.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class ReferencesResolveTest {

    private final RuleTester rule = new RuleTester(new ReferencesResolve());

    @Test
    void silentWhereEverythingNamedExists() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void suggestsTheHostThatWasMeant() {
        assertThat(rule.findsInProduction(production -> production.broker("group1-1", broker -> broker.host("mq11"))))
                .containsExactly("ERROR [references-resolve] topology.groups[0].brokers[0].host: there is no host"
                        + " 'mq11'. Did you mean 'mq1'?");
    }

    @Test
    void listsWhatThereIsWhereNothingIsAlike() {
        assertThat(rule.findsInR9(r9 -> r9.group("group1", group -> group.replicatedLevelDb("coordination"))))
                .containsExactly("ERROR [references-resolve] topology.groups[0].replicatedLevelDB.ensemble: there is"
                        + " no ensemble 'coordination'. Declare it, or name one there is: 'zk1' and 'zk2'.");
    }

    @Test
    void saysWhenThereIsNoneAtAll() {
        assertThat(rule.findsInProduction(
                        production -> production.group("group1", group -> group.replicatedLevelDb("zk"))))
                .containsExactly("ERROR [references-resolve] topology.groups[0].replicatedLevelDB.ensemble: there is"
                        + " no ensemble 'zk'. Declare it: the topology has no ensemble at all.");
    }

    @Test
    void looksAtBothEndsOfAConnectorAndAtClients() {
        assertThat(rule.findsInProduction(production ->
                        production.connector("groupA", "groupB").client("application", "group1", "group3")))
                .containsExactly(
                        "ERROR [references-resolve] topology.networkConnectors[1].from: there is no group 'groupA'."
                                + " Did you mean 'group1'?",
                        "ERROR [references-resolve] topology.networkConnectors[1].to: there is no group 'groupB'."
                                + " Did you mean 'group1'?",
                        "ERROR [references-resolve] topology.clients[0].groups: there is no group 'group3'."
                                + " Did you mean 'group1'?");
    }
}
