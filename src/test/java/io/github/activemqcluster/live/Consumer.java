package io.github.activemqcluster.live;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Takes messages from a queue. */
final class Consumer implements AutoCloseable {

    /** How long a queue must be silent before nothing more is expected. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Connection connection;
    private final MessageConsumer consumer;

    Consumer(String url, String queue) throws JMSException {
        this(new ActiveMQConnectionFactory(url), queue);
    }

    Consumer(ConnectionFactory factory, String queue) throws JMSException {
        connection = factory.createConnection();
        try {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            consumer = session.createConsumer(session.createQueue(queue));
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** Takes messages from a queue, with a connection that is closed when this returns. See {@link #receive}. */
    static List<Payload> receiveAll(String url, String queue, Collection<Payload> expected, Duration bound)
            throws JMSException {
        try (Consumer consumer = new Consumer(url, queue)) {
            return consumer.receive(expected, bound);
        }
    }

    /**
     * Takes messages until all expected messages are there or the bound runs out. Then takes the rest: duplicates, and
     * messages that no test sent.
     *
     * @return all messages that came, in order; {@link Delivery} says whether they were expected
     */
    List<Payload> receive(Collection<Payload> expected, Duration bound) throws JMSException {
        Set<String> missing = new HashSet<>();
        expected.forEach(payload -> missing.add(payload.id()));
        List<Payload> received = new ArrayList<>();
        long end = System.nanoTime() + bound.toNanos();
        while (!missing.isEmpty()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            Message message = left > 0 ? consumer.receive(left) : null;
            if (message == null) {
                return received;
            }
            Payload payload = payload(message);
            received.add(payload);
            missing.remove(payload.id());
        }
        for (Message message = consumer.receive(SILENCE.toMillis());
                message != null;
                message = consumer.receive(SILENCE.toMillis())) {
            received.add(payload(message));
        }
        return received;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }

    private static Payload payload(Message message) throws JMSException {
        String id = message.getStringProperty(Producer.ID);
        String body = message instanceof TextMessage text ? text.getText() : message.toString();
        return new Payload(String.valueOf(id), String.valueOf(body));
    }
}
