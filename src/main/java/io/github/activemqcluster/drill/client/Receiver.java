package io.github.activemqcluster.drill.client;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

/** Receives all messages of a queue or a subscription, one by one. */
public final class Receiver extends ClientWorker {

    private final ClientEvents events;
    private final ClientAccess access;
    private final MessageSource source;

    Receiver(ClientEvents events, ClientAccess access, MessageSource source, Connector connector) {
        super("receiver " + events.queues() + " on " + access.group(), RECEIVER_END, connector);
        this.events = events;
        this.access = access;
        this.source = source;
    }

    public ClientAccess access() {
        return access;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        MessageConsumer consumer = source.open(connected.session());
        return () -> {
            Message message = consumer.receive(RECEIVE_MILLIS);
            if (message != null) {
                events.received(message, connected.broker());
            }
        };
    }
}
