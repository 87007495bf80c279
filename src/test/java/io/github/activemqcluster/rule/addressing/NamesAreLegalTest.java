package io.github.activemqcluster.rule.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAreLegalTest {

    private static final String CHOOSE_AN_ID = "Choose another: ids become names of folders, in scripts, on every"
            + " system that the cluster may run on.";

    private final RuleTester rule = new RuleTester(new NamesAreLegal());

    @Test
    void silentOnPlainNames() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsCharactersThatABrokerWouldReplace() {
        assertThat(rule.findsInProduction(
                        production -> production.group("group1", group -> group.brokerName("orders & invoices"))))
                .containsExactly("ERROR [names-legal] topology.groups[0].brokerName: 'orders & invoices' has a blank,"
                        + " which is none of a-z, A-Z, 0-9, '.', '_' and '-'. Choose another: a broker replaces what it does"
                        + " not take by '_', so that two names can become one.");
    }

    @Test
    void reportsAnIllegalGroupIdOnceAndNotTheIdsPlannedFromIt() {
        assertThat(rule.findsInProduction(production -> production
                        .alsoGroup("orders/eu", group -> group.size(1))
                        .alsoEnsemble("zk eu", 3)))
                .containsExactlyInAnyOrder(
                        "ERROR [names-legal] topology.groups[2].id: 'orders/eu' has '/', which is none of a-z, A-Z,"
                                + " 0-9, '.', '_' and '-'. " + CHOOSE_AN_ID,
                        "ERROR [names-legal] topology.ensembles[0].id: 'zk eu' has a blank, which is none of a-z, A-Z,"
                                + " 0-9, '.', '_' and '-'. " + CHOOSE_AN_ID);
    }

    @Test
    void judgesTheIdOfEachKindOfElement() {
        String fault = ".id: 'a b' has a blank, which is none of a-z, A-Z, 0-9, '.', '_' and '-'. " + CHOOSE_AN_ID;

        assertThat(rule.findsInR9(r9 -> r9.broker("group2-1", broker -> broker.id("a b"))
                        .server("zk1-2", server -> server.id("a b"))
                        .alsoClient("a b")))
                .containsExactlyInAnyOrder(
                        "ERROR [names-legal] topology.groups[1].brokers[0]" + fault,
                        "ERROR [names-legal] topology.ensembles[0].servers[1]" + fault,
                        "ERROR [names-legal] topology.clients[1]" + fault);
    }

    @Test
    void judgesAnIdThatIsNotPlannedFromAnIllegalOne() {
        assertThat(rule.findsInProduction(production ->
                        production.alsoGroup("a b", group -> group.broker("c d", broker -> broker.host("mq1")))))
                .satisfiesExactlyInAnyOrder(
                        group -> assertThat(group).contains("topology.groups[2].id: 'a b' "),
                        broker -> assertThat(broker).contains("topology.groups[2].brokers[0].id: 'c d' "));
    }

    @Test
    void takesANameOfAHundredCharacters() {
        assertThat(LegalName.faultOf("x".repeat(100))).isEmpty();
        assertThat(LegalName.faultOf("x".repeat(101))).contains("has 101 characters, more than 100");
    }

    @Test
    void judgesABrokersOwnNameWhereItIsGiven() {
        assertThat(rule.findsInProduction(
                        production -> production.broker("group2-1", broker -> broker.brokerName("$(id)"))))
                .singleElement()
                .asString()
                .startsWith("ERROR [names-legal] topology.groups[1].brokers[0].brokerName: '$(id)' has '$', which");
    }

    @Test
    void showsControlCharactersOnOneLineAndShortensWhatIsEndless() {
        assertThat(rule.findsInProduction(production -> production.alsoHost("a\nb", "mq9.example.org")))
                .singleElement()
                .asString()
                .startsWith("ERROR [names-legal] topology.hosts[3].id: 'a\\u000ab' has the character U+000A, which");
        assertThat(rule.findsInProduction(production -> production.alsoHost("x".repeat(100_000), "mq9.example.org")))
                .containsExactly("ERROR [names-legal] topology.hosts[3].id: '" + "x".repeat(60)
                        + "…' has 100000 characters, more than 100. " + CHOOSE_AN_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"         | is empty",
                ".            | begins with '.'",
                "..           | begins with '.'",
                ".hidden      | begins with '.'",
                "-rf          | begins with '-'",
                "broker.      | ends with '.'",
                "con          | is the name of a device on Windows",
                "NUL          | is the name of a device on Windows",
                "com1.orders  | is the name of a device on Windows",
                "../etc       | has '/', which is none of a-z, A-Z, 0-9, '.', '_' and '-'",
                "a:b          | has ':', which is none of a-z, A-Z, 0-9, '.', '_' and '-'",
                "brøker       | has 'ø', which is none of a-z, A-Z, 0-9, '.', '_' and '-'",
            })
    void knowsWhatMakesANameIllegal(String name, String fault) {
        assertThat(LegalName.faultOf(name)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "group1-1", "zk_cluster_nodes", "mq1.example.org", "_x", "console", "con-1", "com10"})
    void letsOrdinaryNamesBe(String name) {
        assertThat(LegalName.faultOf(name)).isEmpty();
    }
}
