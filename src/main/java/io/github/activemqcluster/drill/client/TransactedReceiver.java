package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQQueue;

/** Receives several messages in each transaction. None of them has arrived before it knows that they were committed. */
final class TransactedReceiver extends ClientWorker {

    private static final int BATCH = 5;
    private static final long LOOK_MILLIS = 200;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final History history;
    private final ClientAccess access;
    private final String queue;
    private final Map<String, String> brokers;
    private int batches;

    TransactedReceiver(History history, ClientAccess access, String queue, Map<String, String> brokers) {
        super("transacted receiver " + queue + " on " + access.group(), ENDING);
        this.history = history;
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
        Session session = link.connection().createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(new ActiveMQQueue(queue));
        becomeReady();
        while (!isEnding()) {
            List<Taken> batch = take(consumer);
            if (!batch.isEmpty()) {
                commit(link, session, batch);
            }
        }
    }

    private static List<Taken> take(MessageConsumer consumer) throws JMSException {
        List<Taken> batch = new ArrayList<>();
        Message message = consumer.receive(LOOK_MILLIS);
        while (message != null) {
            batch.add(new Taken(MessageText.of(message), message.getJMSRedelivered()));
            message = batch.size() < BATCH ? consumer.receive(LOOK_MILLIS) : null;
        }
        return batch;
    }

    private void commit(ClientConnection link, Session session, List<Taken> batch) throws JMSException {
        String name = queue + "-" + access.client() + "-taken#" + batches++;
        try {
            session.commit();
        } catch (JMSException | RuntimeException e) {
            batch.forEach(taken ->
                    history.add(Event.Kind.DOUBTED, access.group(), queue, taken.text.id(), link.broker(), name));
            throw e;
        }
        batch.forEach(taken -> history.add(
                taken.again ? Event.Kind.REDELIVERED : Event.Kind.RECEIVED,
                access.group(),
                queue,
                taken.text.id(),
                link.broker(),
                taken.text.checksum()));
    }

    private record Taken(MessageText text, boolean again) {}
}
