package io.github.activemqcluster.examples;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Iterator;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Sends one message after the other: each is in the broker's store once send() has returned. */
public final class PlainProducer {

    private static final int TRIES = 10;

    private PlainProducer() {}

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
        factory.setUseAsyncSend(Boolean.parseBoolean(client.getProperty("useAsyncSend")));
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
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            while (texts.hasNext()) {
                String text = texts.next();
                send(session, producer, text);
                stored.accept(text);
            }
        } finally {
            connection.close();
        }
    }

    /** Whether a message is stored whose send has failed is unknown: it is sent again, and may be there twice. */
    private static void send(Session session, MessageProducer producer, String text) throws JMSException {
        for (int tries = 1; ; tries++) {
            try {
                producer.send(session.createTextMessage(text));
                return;
            } catch (JMSException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
