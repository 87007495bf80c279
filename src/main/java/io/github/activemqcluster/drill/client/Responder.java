package io.github.activemqcluster.drill.client;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.command.ActiveMQQueue;

/** Answers each request with its own text. */
final class Responder extends ClientWorker {

    private static final long LOOK_MILLIS = 200;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final ClientAccess access;
    private final String queue;
    private final Map<String, String> brokers;

    /** Its requests come from a queue. */
    Responder(ClientAccess access, String queue, Map<String, String> brokers) {
        super("responder " + queue + " on " + access.group(), ENDING);
        this.access = access;
        this.queue = queue;
        this.brokers = brokers;
    }

    @Override
    ClientConnection connect() throws JMSException {
        return ClientConnection.failover(access, brokers);
    }

    @Override
    void work(ClientConnection link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(new ActiveMQQueue(queue));
        MessageProducer producer = session.createProducer(null);
        becomeReady();
        while (!isEnding()) {
            Message request = consumer.receive(LOOK_MILLIS);
            if (request != null) {
                answer(session, producer, request);
            }
        }
    }

    private static void answer(Session session, MessageProducer producer, Message request) throws JMSException {
        Message answer = session.createTextMessage(MessageText.of(request).text());
        answer.setJMSCorrelationID(request.getJMSCorrelationID());
        try {
            producer.send(request.getJMSReplyTo(), answer);
        } catch (InvalidDestinationException e) {
            // The requester has given up, and its temporary queue is gone. It knows that it has got no answer.
            Thread.onSpinWait();
        }
    }
}
