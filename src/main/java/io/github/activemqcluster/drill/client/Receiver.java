package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;

/** Receives whatever comes. */
public final class Receiver extends ClientWorker {

    private static final long LOOK_MILLIS = 200;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final History history;
    private final ClientAccess access;
    private final String queue;
    private final MessageSource source;
    private final Map<String, String> brokers;

    /** @param queue the name in the history of what it receives from */
    Receiver(History history, ClientAccess access, String queue, MessageSource source, Map<String, String> brokers) {
        super("receiver " + queue + " on " + access.group(), ENDING);
        this.history = history;
        this.access = access;
        this.queue = queue;
        this.source = source;
        this.brokers = brokers;
    }

    public ClientAccess access() {
        return access;
    }

    @Override
    ClientConnection connect() throws JMSException {
        return source.clientId().isPresent()
                ? ClientConnection.failover(access, brokers, source.clientId().get())
                : ClientConnection.failover(access, brokers);
    }

    @Override
    void work(ClientConnection link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = source.open(session);
        becomeReady();
        while (!isEnding()) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                MessageText text = MessageText.of(message);
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
