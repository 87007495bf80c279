package io.github.activemqcluster.drill;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;

/** Receives whatever comes. */
final class Receiver extends Party {

    private static final long LOOK_MILLIS = 200;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final History history;
    private final Access access;
    private final String queue;
    private final Source source;
    private final Map<String, String> brokers;

    /** @param queue the name in the history of what it receives from */
    Receiver(History history, Access access, String queue, Source source, Map<String, String> brokers) {
        super("receiver " + queue + " on " + access.group(), ENDING);
        this.history = history;
        this.access = access;
        this.queue = queue;
        this.source = source;
        this.brokers = brokers;
    }

    Access access() {
        return access;
    }

    @Override
    Link connect() throws JMSException {
        return source.clientId().isPresent()
                ? Link.failover(access, brokers, source.clientId().get())
                : Link.failover(access, brokers);
    }

    @Override
    void work(Link link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = source.open(session);
        becomeReady();
        while (!isEnding()) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                Text text = Text.of(message);
                history.add(
                        message.getJMSRedelivered() ? Event.Kind.REDELIVERED : Event.Kind.RECEIVED,
                        access.group(),
                        Way.of(queue, text.id()),
                        text.id(),
                        link.broker(),
                        text.checksum());
            }
        }
    }
}
