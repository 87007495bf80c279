package io.github.activemqcluster.drill;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.command.ActiveMQQueue;

/** Receives whatever comes. */
final class Receiver extends Party {

    private static final long LOOK_MILLIS = 200;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final History history;
    private final Access access;
    private final String queue;
    private final Map<String, String> brokers;

    Receiver(History history, Access access, String queue, Map<String, String> brokers) {
        super("receiver " + queue + " on " + access.group(), ENDING);
        this.history = history;
        this.access = access;
        this.queue = queue;
        this.brokers = brokers;
    }

    @Override
    Link connect() throws JMSException {
        return Link.failover(access, brokers);
    }

    @Override
    void work(Link link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(new ActiveMQQueue(queue));
        becomeReady();
        while (!isEnding()) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                Text text = Text.of(message);
                history.add(
                        message.getJMSRedelivered() ? Event.Kind.REDELIVERED : Event.Kind.RECEIVED,
                        access.group(),
                        queue,
                        text.id(),
                        link.broker(),
                        text.checksum());
            }
        }
    }
}
