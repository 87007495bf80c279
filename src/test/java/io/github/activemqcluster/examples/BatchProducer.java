package io.github.activemqcluster.examples;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Sends in transactions: only commit() waits for the broker, and then the whole batch is in its store. */
public final class BatchProducer {

    private static final int BATCH = 100;
    private static final int TRIES = 10;

    private BatchProducer() {}

    /** Arguments: a client.properties, a queue, and how many messages to send. */
    public static void main(String[] args) throws Exception {
        Iterator<String> texts = IntStream.range(0, Integer.parseInt(args[2]))
                .mapToObj(number -> "message " + number)
                .iterator();
        send(factory(args[0]), args[1], texts, text -> System.out.println("stored: " + text));
    }

    /** What the file says of the connection. */
    public static ActiveMQConnectionFactory factory(String file) throws Exception {
        Properties client = new Properties();
        try (InputStream in = Files.newInputStream(Paths.get(file))) {
            client.load(in);
        }
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(client.getProperty("url"));
        factory.setUserName(client.getProperty("userName"));
        factory.setPassword(client.getProperty("password"));
        return factory;
    }

    /** Sends all texts, and tells of each once a broker has stored it. */
    public static void send(
            ActiveMQConnectionFactory factory, String queue, Iterator<String> texts, Consumer<String> stored)
            throws JMSException {
        Connection connection = factory.createConnection();
        try {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            while (texts.hasNext()) {
                List<String> batch = new ArrayList<>();
                while (batch.size() < BATCH && texts.hasNext()) {
                    batch.add(texts.next());
                }
                send(session, producer, batch);
                batch.forEach(stored);
            }
        } finally {
            connection.close();
        }
    }

    /** Whether a batch is stored whose commit has failed is unknown: it is sent again, and may be there twice. */
    private static void send(Session session, MessageProducer producer, List<String> batch) throws JMSException {
        for (int tries = 1; ; tries++) {
            try {
                for (String text : batch) {
                    producer.send(session.createTextMessage(text));
                }
                session.commit();
                return;
            } catch (JMSException e) {
                if (tries == TRIES) {
                    throw e;
                }
                session.rollback();
            }
        }
    }
}
