package io.github.activemqcluster.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFailoverIsSaneTest {

    private final RuleTester rule = new RuleTester(new ClientFailoverIsSane());

    @Test
    void silentOnDefaultOptions() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxReconnectAttempts", "startupMaxReconnectAttempts"})
    void warnsOfAClientThatGivesUpAtOnce(String option) {
        assertThat(rule.findsInProduction(
                        production -> production.client("application", client -> client.option(option, "0"))))
                .containsExactly("WARNING [client-failover-sane] topology.clients[0].options." + option + ": client"
                        + " 'application' gives up at once, after 0 attempts. Leave it out, so that the client goes on"
                        + " until a broker has taken over; the failover list is of no use otherwise.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void warnsOfASendThatWaitsForEver(String timeout) {
        assertThat(rule.findsInProduction(
                        production -> production.client("application", client -> client.option("timeout", timeout))))
                .containsExactly("WARNING [client-failover-sane] topology.clients[0].options.timeout: a send of client"
                        + " 'application' waits for ever while no broker is there. Give a timeout in milliseconds, such"
                        + " as 30000, so that the application hears of it.");
    }

    @Test
    void warnsOfAWindowThatATakeoverFillsForEver() {
        assertThat(rule.findsInProduction(production ->
                        production.client("application", client -> client.option("jms.producerWindowSize", "100000"))))
                .containsExactly(
                        "WARNING [client-failover-sane] topology.clients[0].options.jms.producerWindowSize: a send of"
                                + " client 'application' can wait for ever after a takeover, since what the dead master has not"
                                + " confirmed is never taken from the producer's window. Leave it out. Transactions and callbacks"
                                + " bound what is under way too, and go on (<examples>true</examples> writes examples).");
    }

    @Test
    void silentOnAWindowThatIsOff() {
        assertThat(rule.findsInProduction(production ->
                        production.client("application", client -> client.option("jms.producerWindowSize", "0"))))
                .isEmpty();
    }

    @Test
    void silentOnAWindowOfAClientThatOnlyConsumes() {
        assertThat(rule.findsInProduction(production ->
                        production.client("application", client -> client.option("jms.producerWindowSize", "100000")
                                .consumes("queue:orders"))))
                .isEmpty();
    }

    @Test
    void warnsOfRedeliveryThatDoesNotBlock() {
        assertThat(rule.findsInProduction(production ->
                        production.client("application", client -> client.option("jms.nonBlockingRedelivery", "true"))))
                .containsExactly(
                        "WARNING [client-failover-sane] topology.clients[0].options.jms.nonBlockingRedelivery: client"
                                + " 'application' can lose what it has rolled back shortly before a master dies. Leave it out:"
                                + " with redelivery that blocks, all of it comes again.");
    }

    @Test
    void takesWhatIsNoNumberForWhoeverReadsIt() {
        assertThat(rule.findsInProduction(
                        production -> production.client("application", client -> client.option("timeout", "soon")
                                .option("maxReconnectAttempts", ""))))
                .isEmpty();
    }
}
