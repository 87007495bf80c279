package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.apache.activemq.command.ActiveMQQueue;

/**
 * Sends one request after the other, and waits for the answer to each in a temporary queue. Whoever gets none in time, or an
 * error, begins anew with another connection and another temporary queue, as an application would.
 */
final class Requester extends ClientWorker {

    /** How long an answer is waited for. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    private final History history;
    private final ClientAccess access;
    private final String queue;
    private final String name;
    private final Random random;
    private final Map<String, String> brokers;
    private int asked;

    /**
     * Sends its requests to a queue.
     *
     * @param name what the requests' ids begin with, unique in the history
     * @param patience how long a send that is under way may take, once it is told to end
     */
    Requester(
            History history,
            ClientAccess access,
            String queue,
            String name,
            long seed,
            Duration patience,
            Map<String, String> brokers) {
        super("requester " + name, patience);
        this.history = history;
        this.access = access;
        this.queue = queue;
        this.name = name;
        this.random = new Random(seed + name.hashCode());
        this.brokers = brokers;
    }

    @Override
    ClientConnection connect() throws JMSException {
        return ClientConnection.failover(access, brokers);
    }

    @Override
    void work(ClientConnection link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        TemporaryQueue answers = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(answers);
        becomeReady();
        while (!isEnding()) {
            MessageText text = MessageText.random(name + "#" + asked++, random);
            TextMessage request = session.createTextMessage(text.text());
            request.setJMSReplyTo(answers);
            request.setJMSCorrelationID(text.id());
            ask(producer, consumer, request, text);
            pace();
        }
    }

    private void ask(MessageProducer producer, MessageConsumer consumer, Message request, MessageText text)
            throws JMSException {
        history.add(Event.Kind.REQUEST, access.group(), queue, text.id(), "", text.checksum());
        boolean sent = false;
        try {
            producer.send(request);
            sent = true;
            Message answer = consumer.receive(WAIT.toMillis());
            if (answer == null) {
                throw new JMSException("no answer within " + WAIT.toSeconds() + " s");
            }
            history.add(
                    Event.Kind.ANSWER,
                    access.group(),
                    queue,
                    answer.getJMSCorrelationID(),
                    "",
                    MessageText.of(answer).checksum());
        } catch (JMSException | RuntimeException e) {
            if (!isAbandoned()) {
                history.add(Event.Kind.NO_ANSWER, access.group(), queue, text.id(), "", String.valueOf(e.getMessage()));
            } else if (!sent) {
                history.add(Event.Kind.ABANDONED, access.group(), queue, text.id(), "", String.valueOf(e.getMessage()));
            }
            // Else it would be waiting still, for longer than it ever wanted to: the history has no end of this
            // request.
            throw e;
        }
    }
}
