package io.github.activemqcluster.drill.client;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.command.ActiveMQQueue;

/** Answers each request of a queue with the request's own text. */
final class Responder extends ClientWorker {

    private final String queue;

    Responder(String group, String queue, Connector connector) {
        super("responder " + queue + " on " + group, RECEIVER_END, connector);
        this.queue = queue;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        Session session = connected.session();
        MessageConsumer consumer = session.createConsumer(new ActiveMQQueue(queue));
        MessageProducer producer = session.createProducer(null);
        return () -> {
            Message request = consumer.receive(RECEIVE_MILLIS);
            if (request != null) {
                answer(session, producer, request);
            }
        };
    }

    private static void answer(Session session, MessageProducer producer, Message request) throws JMSException {
        Message answer = session.createTextMessage(MessageText.of(request).text());
        answer.setJMSCorrelationID(request.getJMSCorrelationID());
        try {
            producer.send(request.getJMSReplyTo(), answer);
        } catch (InvalidDestinationException e) {
            // The requester has given up, and its temporary queue is gone. It has noted that no answer came.
            Thread.onSpinWait();
        }
    }
}
