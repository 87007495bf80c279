package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.command.ActiveMQQueue;

/**
 * Sends several messages in each transaction, with a pause after each, so that a fault can meet a transaction half way.
 */
final class TransactedSender extends ClientWorker {

    private static final int BATCH = 5;

    private final ClientEvents events;
    private final String queue;
    private final MessageTexts texts;

    TransactedSender(ClientEvents events, String queue, MessageTexts texts, Duration timeout, Connector connector) {
        super("transacted sender " + queue, timeout, connector);
        this.events = events;
        this.queue = queue;
        this.texts = texts;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        Session session = connected.transactedSession();
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        return () -> send(connected, session, producer);
    }

    private void send(ClientConnection connected, Session session, MessageProducer producer) throws JMSException {
        Detail.Transaction transaction = new Detail.Transaction(texts.nextId());
        List<String> ids = new ArrayList<>();
        try {
            for (int index = 0; index < BATCH; index++) {
                MessageText text = texts.of(transaction.name() + "." + index);
                events.sending(Event.Kind.SEND, text);
                events.add(Event.Kind.BATCH, text.id(), "", transaction);
                ids.add(text.id());
                producer.send(session.createTextMessage(text.text()));
                pace();
            }
            session.commit();
        } catch (JMSException | RuntimeException e) {
            ids.forEach(id -> events.failed(id, isAbandoned(), e));
            throw e;
        }
        ids.forEach(id -> events.add(Event.Kind.ACKNOWLEDGED, id, connected.broker()));
    }
}
