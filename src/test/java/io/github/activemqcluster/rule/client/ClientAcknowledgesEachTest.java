package io.github.activemqcluster.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAcknowledgesEachTest {

    private static final String LOSES =
            ": client 'application' acknowledges the messages of a transaction as a range, and when a master dies, messages that"
                    + " it has fetched are lost or end in ActiveMQ.DLQ. Leave it out, or make it true: after a takeover a range"
                    + " covers messages that the client never got.";

    private final RuleTester rule = new RuleTester(new ClientAcknowledgesEach());

    @Test
    void silentOnDefaultOptions() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsOfAClientThatAcknowledgesRanges() {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.transactedIndividualAck(false))))
                .containsExactly(
                        "WARNING [client-acknowledges-each] topology.clients[0].transactedIndividualAck" + LOSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", " FALSE "})
    void findsItInTheUrl(String value) {
        assertThat(rule.finds(Topologies.r2()
                        .client("application", client -> client.option("jms.transactedIndividualAck", value))))
                .containsExactly("WARNING [client-acknowledges-each]"
                        + " topology.clients[0].options.jms.transactedIndividualAck" + LOSES);
    }

    @Test
    void silentWhereRedeliveryThatDoesNotBlockMakesItAcknowledgeEach() {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.transactedIndividualAck(false)
                        .option("jms.nonBlockingRedelivery", "true"))))
                .isEmpty();
    }

    @Test
    void silentOnAClientThatOnlySends() {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.transactedIndividualAck(false)
                        .produces("queue:orders"))))
                .isEmpty();
    }
}
