package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.activemq.command.ActiveMQQueue;

/** Sends several messages in each transaction, with a pause after each, so that a fault can meet them half way. */
final class TransactedSender extends ClientWorker {

    private static final int BATCH = 5;

    private final History history;
    private final ClientAccess access;
    private final String queue;
    private final String name;
    private final Random random;
    private final Map<String, String> brokers;
    private int batches;

    /**
     * Sends to a queue.
     *
     * @param name what the ids of messages and transactions begin with, unique in the history
     */
    TransactedSender(
            History history,
            ClientAccess access,
            String queue,
            String name,
            long seed,
            Duration patience,
            Map<String, String> brokers) {
        super("transacted sender " + name, patience);
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
        Session session = link.connection().createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        becomeReady();
        while (!isEnding()) {
            send(link, session, producer, name + "#" + batches++);
        }
    }

    private void send(ClientConnection link, Session session, MessageProducer producer, String batch)
            throws JMSException {
        List<String> ids = new ArrayList<>();
        try {
            for (int index = 0; index < BATCH; index++) {
                MessageText text = MessageText.random(batch + "." + index, random);
                history.add(Event.Kind.SEND, access.group(), queue, text.id(), "", text.checksum());
                history.add(Event.Kind.BATCH, access.group(), queue, text.id(), "", batch);
                ids.add(text.id());
                producer.send(session.createTextMessage(text.text()));
                pace();
            }
            session.commit();
        } catch (JMSException | RuntimeException e) {
            Event.Kind end = isAbandoned() ? Event.Kind.ABANDONED : Event.Kind.FAILED;
            ids.forEach(id -> history.add(end, access.group(), queue, id, "", String.valueOf(e.getMessage())));
            throw e;
        }
        ids.forEach(id -> history.add(Event.Kind.ACKNOWLEDGED, access.group(), queue, id, link.broker(), ""));
    }
}
