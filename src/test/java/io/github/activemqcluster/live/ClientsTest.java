package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerPluginSupport;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.command.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clients of the live tests against a broker in this JVM. */
class ClientsTest {

    private BrokerService broker;

    @AfterEach
    void stop() throws Exception {
        broker.stop();
        broker.waitUntilStopped();
    }

    @Test
    void whatIsSentComesBackExactly() throws Exception {
        String url = start();
        List<Payload> payloads = Payload.three("m");

        Producer.sendAll(url, "q", payloads);

        assertThat(Consumer.receiveAll(url, "q", payloads, Duration.ofSeconds(10)))
                .isEqualTo(payloads);
    }

    @Test
    void messagesArePersistent() throws Exception {
        List<Boolean> persistent = new ArrayList<>();
        String url = start(onSend(message -> persistent.add(message.isPersistent() && message.isResponseRequired())));

        Producer.sendAll(url, "q", Payload.three("m"));

        assertThat(persistent).containsExactly(true, true, true);
    }

    @Test
    void aConsumerGivesUpAtItsBoundAndKeepsWhatCame() throws Exception {
        String url = start();
        List<Payload> payloads = Payload.three("m");
        Producer.sendAll(url, "q", payloads.subList(0, 2));

        assertThat(Consumer.receiveAll(url, "q", payloads, Duration.ofSeconds(3)))
                .isEqualTo(payloads.subList(0, 2));
    }

    @Test
    void aConsumerTakesWhatIsTooMuch() throws Exception {
        String url = start();
        List<Payload> payloads = Payload.three("m");
        Producer.sendAll(url, "q", payloads);
        Producer.sendAll(url, "q", payloads.subList(0, 1));

        List<Payload> received = Consumer.receiveAll(url, "q", payloads, Duration.ofSeconds(10));

        assertThat(new Delivery(payloads, List.of(), received).duplicated()).containsExactly("m-plain");
    }

    @Test
    void whatTheBrokerRefusesIsNotAcknowledged() throws Exception {
        String url = start(onSend(message -> {
            if ("m-3".equals(message.getProperty(Producer.ID))) {
                throw new IllegalStateException("refused by the test");
            }
        }));
        var producer = new SteadyProducer(url, "q", "m");

        assertThatThrownBy(() -> {
                    try (producer) {
                        producer.awaitFurther(10, () -> "");
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessage("a send failed after 3 messages");
        assertThat(producer.acknowledged()).extracting(Payload::id).containsExactly("m-0", "m-1", "m-2");
        assertThat(producer.unconfirmed()).extracting(Payload::id).containsExactly("m-3");
    }

    @Test
    void aProducerThatMayBeRefusedGoesOnWithTheNext() throws Exception {
        String url = start(onSend(message -> {
            if (List.of("m-3", "m-5", "m-8").contains(message.getProperty(Producer.ID))) {
                throw new IllegalStateException("refused by the test");
            }
        }));
        var producer = new SteadyProducer(url, "q", "m", 2);

        assertThatThrownBy(() -> {
                    try (producer) {
                        producer.awaitFurther(10, () -> "");
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessage("a send failed after 6 messages");
        assertThat(producer.acknowledged()).extracting(Payload::id).contains("m-4", "m-6", "m-7");
        assertThat(producer.unconfirmed()).extracting(Payload::id).containsExactly("m-3", "m-5", "m-8");
    }

    private String start(BrokerPlugin... plugins) throws Exception {
        broker = new BrokerService();
        broker.setBrokerName("clients-test");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.setPlugins(plugins);
        broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
        broker.waitUntilStarted();
        return broker.getTransportConnectors().get(0).getPublishableConnectString();
    }

    private static BrokerPlugin onSend(Check check) {
        return next -> {
            var support = new BrokerPluginSupport() {
                @Override
                public void send(ProducerBrokerExchange exchange, Message message) throws Exception {
                    check.accept(message);
                    super.send(exchange, message);
                }
            };
            return support.installPlugin(next);
        };
    }

    private interface Check {
        void accept(Message message) throws Exception;
    }
}
