package io.github.activemqcluster.examples;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Iterator;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQMessageProducer;
import org.apache.activemq.AsyncCallback;

/** Sends on while the broker stores: a message is in its store once its callback says so, not when send() returns. */
public final class CallbackProducer {

    private static final int UNDER_WAY = 100;
    private static final int FAILURES = 1_000;

    private final Semaphore free = new Semaphore(UNDER_WAY);
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Consumer<String> stored;

    private CallbackProducer(Consumer<String> stored) {
        this.stored = stored;
    }

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

    /** Sends all texts, and tells of each once a broker has stored it, not always in this order. */
    public static void send(
            ActiveMQConnectionFactory factory, String queue, Iterator<String> texts, Consumer<String> stored)
            throws JMSException, InterruptedException {
        Connection connection = factory.createConnection();
        try {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            ActiveMQMessageProducer producer =
                    (ActiveMQMessageProducer) session.createProducer(session.createQueue(queue));
            new CallbackProducer(stored).send(session, producer, texts);
        } finally {
            connection.close();
        }
    }

    private void send(Session session, ActiveMQMessageProducer producer, Iterator<String> texts)
            throws JMSException, InterruptedException {
        do {
            while (texts.hasNext()) {
                send(session, producer, texts.next());
            }
            // Once no callback is outstanding, it is known what must be sent again.
            free.acquire(UNDER_WAY);
            free.release(UNDER_WAY);
            for (String text = again.poll(); text != null; text = again.poll()) {
                send(session, producer, text);
            }
        } while (free.availablePermits() < UNDER_WAY || !again.isEmpty());
    }

    private void send(Session session, ActiveMQMessageProducer producer, String text)
            throws JMSException, InterruptedException {
        if (failures.get() > FAILURES) {
            throw new JMSException("gave up after " + failures + " failures");
        }
        free.acquire();
        Fate fate = new Fate(text);
        try {
            producer.send(session.createTextMessage(text), fate);
        } catch (JMSException e) {
            fate.onException(e);
        }
    }

    /** Whether a message is stored that has failed is unknown: it is sent again, and may be there twice. */
    private final class Fate implements AsyncCallback {

        private final String text;
        private final AtomicBoolean known = new AtomicBoolean();

        Fate(String text) {
            this.text = text;
        }

        @Override
        public void onSuccess() {
            if (known.compareAndSet(false, true)) {
                stored.accept(text);
                free.release();
            }
        }

        @Override
        public void onException(JMSException e) {
            if (known.compareAndSet(false, true)) {
                failures.incrementAndGet();
                again.add(text);
                free.release();
            }
        }
    }
}
