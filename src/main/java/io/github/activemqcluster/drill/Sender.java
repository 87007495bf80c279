package io.github.activemqcluster.drill;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.activemq.command.ActiveMQQueue;

/** Sends one persistent message after the other, each once the one before was acknowledged or has failed. */
final class Sender extends Party {

    private final History history;
    private final String group;
    private final String queue;
    private final String name;
    private final int most;
    private final Random random;
    private final Callable<Link> connect;
    private int sent;

    /**
     * Sends to a queue.
     *
     * @param name what the messages' ids begin with, unique in the history
     * @param most how many to send; negative: until it is closed
     * @param patience how long a send that is under way may take, once it is told to end
     */
    Sender(
            History history,
            String group,
            String queue,
            String name,
            int most,
            long seed,
            Duration patience,
            Callable<Link> connect) {
        super("sender " + name, patience);
        this.history = history;
        this.group = group;
        this.queue = queue;
        this.name = name;
        this.most = most;
        this.random = new Random(seed + name.hashCode());
        this.connect = connect;
    }

    @Override
    Link connect() throws JMSException {
        try {
            return connect.call();
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void work(Link link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        becomeReady();
        while (!isEnding()) {
            if (most < 0 || sent < most) {
                send(link, session, producer);
            }
            pace();
        }
    }

    private void send(Link link, Session session, MessageProducer producer) throws JMSException {
        Text text = Text.random(name + "#" + sent++, random);
        history.add(Event.Kind.SEND, group, queue, text.id(), "", text.checksum());
        try {
            producer.send(session.createTextMessage(text.text()));
            history.add(Event.Kind.ACKNOWLEDGED, group, queue, text.id(), link.broker(), "");
        } catch (JMSException | RuntimeException e) {
            history.add(
                    isAbandoned() ? Event.Kind.ABANDONED : Event.Kind.FAILED,
                    group,
                    queue,
                    text.id(),
                    "",
                    String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
