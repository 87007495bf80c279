package io.github.activemqcluster.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientSendsWaitTest {

    private static final String LOSES =
            "a send of client 'application' returns before a broker has the message, and what is on its way when a master dies"
                    + " is lost";
    private static final String MEND =
            ". Leave it out, or make it false. What is faster and loses nothing: transactions, callbacks and several sessions,"
                    + " of which <examples>true</examples> writes examples.";

    private final RuleTester rule = new RuleTester(new ClientSendsWait());

    @Test
    void silentOnDefaultOptions() {
        rule.isSilentOnReferenceTopologies();
    }

    static Stream<TopologyBuilder> keepersOfMessages() {
        return Stream.of(Topologies.r1(), Topologies.r2(), Topologies.r3(), Topologies.r6());
    }

    @ParameterizedTest
    @MethodSource("keepersOfMessages")
    void refusesAClientThatDoesNotWaitForAStoreThatOutlivesItsMaster(TopologyBuilder topology) {
        String group = topology.build().groups().get(0).id();

        assertThat(rule.finds(topology.client("application", client -> client.useAsyncSend(true))))
                .containsExactly("ERROR [client-sends-wait] topology.clients[0].useAsyncSend: " + LOSES
                        + ", although the store of group '" + group + "' would have kept it" + MEND);
    }

    @Test
    void warnsOfOneThatDoesNotWaitForASingleBroker() {
        assertThat(rule.finds(new TopologyBuilder()
                        .activemq("6.3.1")
                        .group("single", 1)
                        .client("application", client -> client.useAsyncSend(true))))
                .containsExactly("WARNING [client-sends-wait] topology.clients[0].useAsyncSend: " + LOSES + MEND);
    }

    @ParameterizedTest
    @CsvSource({"jms.useAsyncSend, true", "jms.useAsyncSend, ' TRUE '"})
    void findsItInTheUrl(String option, String value) {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.option(option, value))))
                .singleElement()
                .asString()
                .startsWith("ERROR [client-sends-wait] topology.clients[0].options.jms.useAsyncSend: ");
    }

    /** The client's properties follow the element; Spring Boot's and JNDI's follow the URL. */
    @Test
    void anOptionThatSaysOtherwiseMendsOnlySomeOfTheFiles() {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.useAsyncSend(true)
                        .option("jms.useAsyncSend", "false"))))
                .singleElement()
                .asString()
                .contains("topology.clients[0].useAsyncSend: ");
    }

    @ParameterizedTest
    @CsvSource({
        "jms.alwaysSyncSend, true, true",
        "jms.alwaysSyncSend, false, false",
        "jms.sendTimeout, 30000, true",
        "jms.sendTimeout, 0, false",
        "jms.sendTimeout, soon, false"
    })
    void silentWhereAnOptionMakesItWaitAllTheSame(String option, String value, boolean waits) {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.useAsyncSend(true)
                                .option(option, value)))
                        .isEmpty())
                .isEqualTo(waits);
    }

    @Test
    void silentOnAClientThatOnlyConsumes() {
        assertThat(rule.finds(Topologies.r2().client("application", client -> client.useAsyncSend(true)
                        .consumes("queue:orders"))))
                .isEmpty();
    }
}
