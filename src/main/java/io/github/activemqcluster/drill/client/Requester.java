package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import org.apache.activemq.command.ActiveMQQueue;

/**
 * Sends requests, and waits for the answer to each in a temporary queue. After an error, or where no answer comes in
 * time, it begins anew with another connection and another temporary queue, as an application would.
 */
final class Requester extends ClientWorker {

    /** How long the requester waits for an answer. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    private final ClientEvents events;
    private final String queue;
    private final MessageTexts texts;

    /** @param timeout how long a send may go on once the requester is told to end */
    Requester(ClientEvents events, String queue, MessageTexts texts, Duration timeout, Connector connector) {
        super("requester " + queue, timeout, connector);
        this.events = events;
        this.queue = queue;
        this.texts = texts;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        Session session = connected.session();
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        TemporaryQueue answers = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(answers);
        return () -> {
            MessageText text = texts.next();
            TextMessage request = session.createTextMessage(text.text());
            request.setJMSReplyTo(answers);
            request.setJMSCorrelationID(text.id());
            ask(producer, consumer, request, text);
            pace();
        };
    }

    private void ask(MessageProducer producer, MessageConsumer consumer, Message request, MessageText text)
            throws JMSException {
        events.sending(Event.Kind.REQUEST, text);
        boolean sent = false;
        try {
            producer.send(request);
            sent = true;
            Message answer = consumer.receive(WAIT.toMillis());
            if (answer == null) {
                throw new JMSException("no answer within " + WAIT.toSeconds() + " s");
            }
            events.add(
                    Event.Kind.ANSWER,
                    answer.getJMSCorrelationID(),
                    "",
                    new Detail.Checksum(MessageText.of(answer).checksum()));
        } catch (JMSException | RuntimeException e) {
            if (!isAbandoned()) {
                events.add(Event.Kind.NO_ANSWER, text.id(), "", Detail.Remark.of(e));
            } else if (!sent) {
                events.add(Event.Kind.ABANDONED, text.id(), "", Detail.Remark.of(e));
            }
            // A sent request that was abandoned waited longer than WAIT. The history keeps it without an end.
            throw e;
        }
    }
}
