package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.examples.BatchProducer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * Two clients consume in transactions, exactly by their files, and have just rolled one back when their broker dies.
 * The client that acknowledges a range causes a loss: messages that it never got are sent to the dead letter queue. The
 * client that acknowledges each message gets them all.
 */
final class AcknowledgedRanges {

    private static final int MESSAGES = 1_500;
    private static final int TRANSACTION = 10;
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int RECEIVING_MILLIS = 500;
    private static final String DEAD = "ActiveMQ.DLQ";

    private final LiveCluster cluster;
    private final Report report;
    private final String broker;

    AcknowledgedRanges(LiveCluster cluster, Report report, String broker) {
        this.cluster = cluster;
        this.report = report;
        this.broker = broker;
    }

    void run(String rangedClient, String eachClient) throws Exception {
        try (Transacted ranged = new Transacted(rangedClient);
                Transacted each = new Transacted(eachClient)) {
            ranged.rollBack();
            each.rollBack();
            cluster.kill(cluster.member(broker));
            cluster.launch(broker);
            Bounded.await("messages of a range in " + DEAD, BOUND, cluster::endOfLogs, () -> {
                ranged.takeTransaction();
                return !ranged.dead().isEmpty();
            });
            Bounded.await("all messages of " + eachClient, BOUND, cluster::endOfLogs, () -> {
                each.takeTransaction();
                return each.taken.size() == MESSAGES;
            });
            Set<String> neverGiven = ranged.dead();
            neverGiven.removeAll(ranged.given);
            assertThat(neverGiven)
                    .as("dead letters that were never given to the consumer")
                    .hasSizeGreaterThan(TRANSACTION);
            assertThat(each.dead()).as("dead letters of " + eachClient).isEmpty();
            report.say(
                    "client-acknowledges-each: %d messages that a consumer was never given are dead letters, by a range;"
                                    .formatted(neverGiven.size())
                            + " where each is acknowledged, all %d were taken".formatted(MESSAGES));
        }
    }

    /** A client that consumes in transactions. */
    private final class Transacted implements AutoCloseable {

        private final ActiveMQConnectionFactory factory;
        private final String queue;
        private final Connection connection;
        private final Session session;
        private final MessageConsumer consumer;
        private final Set<String> given = new HashSet<>();
        private final Set<String> taken = new HashSet<>();

        Transacted(String client) throws Exception {
            this.factory = factory(client);
            this.queue = cluster.freshQueue("transacted-" + client);
            BatchProducer.send(
                    factory,
                    queue,
                    IntStream.range(0, MESSAGES)
                            .mapToObj(number -> queue + " " + number)
                            .iterator(),
                    text -> {});
            this.connection = factory.createConnection();
            connection.start();
            this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
            this.consumer = session.createConsumer(session.createQueue(queue));
        }

        /** A message that is rolled back comes again after a second, from the client's own memory. */
        void rollBack() throws JMSException {
            for (int message = 0; message < TRANSACTION; message++) {
                assertThat(consumer.receive(BOUND.toMillis())).as(queue).isNotNull();
            }
            session.rollback();
        }

        void takeTransaction() throws JMSException, IOException {
            List<String> texts = new ArrayList<>();
            for (int message = 0; message < TRANSACTION; message++) {
                if (consumer.receive(RECEIVING_MILLIS) instanceof TextMessage text) {
                    texts.add(text.getText());
                }
            }
            given.addAll(texts);
            try {
                session.commit();
                taken.addAll(texts);
            } catch (JMSException refused) {
                // The client has rolled the transaction back; its messages come again.
                report.say(queue + ": " + refused.getMessage());
            }
        }

        Set<String> dead() throws JMSException {
            try (Connection looking = factory.createConnection()) {
                looking.start();
                Session look = looking.createSession(false, Session.AUTO_ACKNOWLEDGE);
                try (QueueBrowser browser = look.createBrowser(look.createQueue(DEAD))) {
                    Set<String> texts = new HashSet<>();
                    Enumeration<?> messages = browser.getEnumeration();
                    while (messages.hasMoreElements()) {
                        String text = ((Message) messages.nextElement()).getBody(String.class);
                        if (text.startsWith(queue + " ")) {
                            texts.add(text);
                        }
                    }
                    return texts;
                }
            }
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    /** All settings in the client's file. */
    private ActiveMQConnectionFactory factory(String client) throws Exception {
        Properties written = new Properties();
        try (InputStream in = Files.newInputStream(cluster.clientFile(client, "client.properties"))) {
            written.load(in);
        }
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(written.getProperty("url"));
        Map<String, Object> settings = new HashMap<>();
        written.stringPropertyNames().stream()
                .filter(name -> !name.equals("url"))
                .forEach(name -> settings.put(name, written.getProperty(name)));
        factory.buildFromMap(settings);
        assertThat(settings).isEmpty();
        return factory;
    }
}
