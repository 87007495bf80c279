package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.transport.DefaultTransportListener;

/** Sends persistent messages, each after the send of the one before has returned or failed. */
public final class Sender extends ClientWorker {

    private final ClientEvents events;
    private final ActiveMQDestination destination;
    private final Event.Kind returned;
    private final MessageTexts texts;
    private final int limit;

    /**
     * Makes a sender to a queue or a topic.
     *
     * @param returned what a send that returns means: {@code RETURNED} where the client does not wait for the broker
     * @param limit how many messages it sends; negative: until it is closed
     * @param timeout how long a send may go on once the sender is told to end
     */
    Sender(
            ClientEvents events,
            ActiveMQDestination destination,
            Event.Kind returned,
            MessageTexts texts,
            int limit,
            Duration timeout,
            Connector connector) {
        super("sender to " + destination.getPhysicalName(), timeout, connector);
        this.events = events;
        this.destination = destination;
        this.returned = returned;
        this.texts = texts;
        this.limit = limit;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        listen(connected);
        Session session = connected.session();
        MessageProducer producer = session.createProducer(destination);
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return () -> {
            if (limit < 0 || texts.made() < limit) {
                send(connected, session, producer);
            }
            pace();
        };
    }

    private void listen(ClientConnection connected) throws JMSException {
        connected.connection().setExceptionListener(failure -> {
            events.add(Event.Kind.EXCEPTION, "", "", Detail.Remark.of(failure));
            failed(failure);
        });
        connected.connection().addTransportListener(new DefaultTransportListener() {
            @Override
            public void transportResumed() {
                events.add(Event.Kind.CONNECTED, "", connected.broker());
            }
        });
    }

    private void send(ClientConnection connected, Session session, MessageProducer producer) throws JMSException {
        MessageText text = texts.next();
        events.sending(Event.Kind.SEND, text);
        try {
            producer.send(session.createTextMessage(text.text()));
            events.add(returned, text.id(), connected.broker());
        } catch (JMSException | RuntimeException e) {
            events.failed(text.id(), isAbandoned(), e);
            throw e;
        }
    }
}
