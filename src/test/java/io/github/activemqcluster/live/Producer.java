package io.github.activemqcluster.live;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQDestination;

/** Sends persistent messages; each counts as sent only once a broker has acknowledged it. */
final class Producer implements AutoCloseable {

    /** The property that holds a message's id, since the JMS id is the client's to choose. */
    static final String ID = "payloadId";

    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    /** A producer for a queue, or for a topic if the name begins with {@code topic://}. */
    Producer(String url, String queue) throws JMSException {
        this(new ActiveMQConnectionFactory(url), queue);
    }

    Producer(ActiveMQConnectionFactory factory, String queue) throws JMSException {
        // Without these a send returns before the broker has the message, and "acknowledged" would mean nothing.
        factory.setUseAsyncSend(false);
        factory.setAlwaysSyncSend(true);
        connection = factory.createConnection();
        try {
            connection.start();
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            producer = session.createProducer(
                    ActiveMQDestination.createDestination(queue, ActiveMQDestination.QUEUE_TYPE));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** Sends all messages, with a connection that is closed when this returns. */
    static void sendAll(String url, String queue, List<Payload> payloads) throws JMSException {
        try (Producer producer = new Producer(url, queue)) {
            for (Payload payload : payloads) {
                producer.send(payload);
            }
        }
    }

    /** Sends; when this returns, a broker has acknowledged the message. */
    void send(Payload payload) throws JMSException {
        TextMessage message = session.createTextMessage(payload.body());
        message.setStringProperty(ID, payload.id());
        producer.send(message);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
