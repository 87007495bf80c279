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
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Sends in several sessions of one connection, each in a thread of its own: while one waits, the others send. */
public final class ParallelProducer {

    private static final int SESSIONS = 8;
    private static final int TRIES = 10;

    private ParallelProducer() {}

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

    /** Sends all texts, and tells of each once a broker has stored it, not always in this order. */
    public static void send(
            ActiveMQConnectionFactory factory, String queue, Iterator<String> texts, Consumer<String> stored)
            throws Exception {
        Connection connection = factory.createConnection();
        ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
        try {
            connection.start();
            List<Future<?>> ends = new ArrayList<>();
            for (int number = 0; number < SESSIONS; number++) {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue));
                ends.add(threads.submit(() -> {
                    for (Optional<String> text = next(texts); text.isPresent(); text = next(texts)) {
                        send(session, producer, text.get());
                        stored.accept(text.get());
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
            connection.close();
        }
    }

    private static Optional<String> next(Iterator<String> texts) {
        synchronized (texts) {
            return texts.hasNext() ? Optional.of(texts.next()) : Optional.empty();
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
