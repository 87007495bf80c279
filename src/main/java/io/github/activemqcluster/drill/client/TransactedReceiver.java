package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.command.ActiveMQQueue;

/** Receives several messages in each transaction. A message counts as received once its commit has returned. */
final class TransactedReceiver extends ClientWorker {

    private static final int BATCH = 5;

    private final ClientEvents events;
    private final String queue;
    private final MessageTexts transactions;

    /** @param transactions gives the names of the transactions */
    TransactedReceiver(ClientEvents events, String queue, MessageTexts transactions, Connector connector) {
        super("transacted receiver " + queue + " on " + events.group(), RECEIVER_END, connector);
        this.events = events;
        this.queue = queue;
        this.transactions = transactions;
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        Session session = connected.transactedSession();
        MessageConsumer consumer = session.createConsumer(new ActiveMQQueue(queue));
        return () -> {
            List<Taken> batch = take(consumer);
            if (!batch.isEmpty()) {
                commit(connected, session, batch);
            }
        };
    }

    private static List<Taken> take(MessageConsumer consumer) throws JMSException {
        List<Taken> batch = new ArrayList<>();
        Message message = consumer.receive(RECEIVE_MILLIS);
        while (message != null) {
            batch.add(new Taken(MessageText.of(message), message.getJMSRedelivered()));
            message = batch.size() < BATCH ? consumer.receive(RECEIVE_MILLIS) : null;
        }
        return batch;
    }

    private void commit(ClientConnection connected, Session session, List<Taken> batch) throws JMSException {
        Detail.Transaction transaction = new Detail.Transaction(transactions.nextId());
        try {
            session.commit();
        } catch (JMSException | RuntimeException e) {
            batch.forEach(taken -> events.add(Event.Kind.DOUBTED, taken.text.id(), connected.broker(), transaction));
            throw e;
        }
        batch.forEach(taken -> events.received(taken.text, taken.again, connected.broker()));
    }

    private record Taken(MessageText text, boolean again) {}
}
