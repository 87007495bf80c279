package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.transport.DefaultTransportListener;

/**
 * Sends one persistent message after the other, each once the send of the one before has returned or failed. Where the client's sends
 * return before the broker has acknowledged anything, that is written down as what it is.
 */
public final class Sender extends ClientWorker {

    private final History history;
    private final String group;
    private final ActiveMQDestination destination;
    private final List<String> queues;
    private final boolean returnsEarly;
    private final String name;
    private final int most;
    private final Random random;
    private final Callable<ClientConnection> connect;
    private int sent;

    /**
     * Sends to a queue or a topic.
     *
     * @param queues the names in the history of where each message has to arrive: several where a topic's messages are copied
     * @param returnsEarly whether a send returns before the broker has acknowledged it
     * @param name what the messages' ids begin with, unique in the history
     * @param most how many to send; negative: until it is closed
     * @param patience how long a send that is under way may take, once it is told to end
     */
    Sender(
            History history,
            String group,
            ActiveMQDestination destination,
            List<String> queues,
            boolean returnsEarly,
            String name,
            int most,
            long seed,
            Duration patience,
            Callable<ClientConnection> connect) {
        super("sender " + name, patience);
        this.history = history;
        this.group = group;
        this.destination = destination;
        this.queues = List.copyOf(queues);
        this.returnsEarly = returnsEarly;
        this.name = name;
        this.most = most;
        this.random = new Random(seed + name.hashCode());
        this.connect = connect;
    }

    @Override
    ClientConnection connect() throws JMSException {
        try {
            return connect.call();
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void work(ClientConnection link) throws JMSException {
        listen(link);
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(destination);
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        becomeReady();
        while (!isEnding()) {
            if (most < 0 || sent < most) {
                send(link, session, producer);
            }
            pace();
        }
    }

    private void listen(ClientConnection link) throws JMSException {
        link.connection().setExceptionListener(failure -> {
            add(Event.Kind.EXCEPTION, "", "", String.valueOf(failure.getMessage()));
            meet(failure);
        });
        link.connection().addTransportListener(new DefaultTransportListener() {
            @Override
            public void transportResumed() {
                add(Event.Kind.CONNECTED, "", link.broker(), "");
            }
        });
    }

    private void send(ClientConnection link, Session session, MessageProducer producer) throws JMSException {
        MessageText text = MessageText.random(name + "#" + sent++, random);
        add(Event.Kind.SEND, text.id(), "", text.checksum());
        try {
            producer.send(session.createTextMessage(text.text()));
            add(returnsEarly ? Event.Kind.RETURNED : Event.Kind.ACKNOWLEDGED, text.id(), link.broker(), "");
        } catch (JMSException | RuntimeException e) {
            add(
                    isAbandoned() ? Event.Kind.ABANDONED : Event.Kind.FAILED,
                    text.id(),
                    "",
                    String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void add(Event.Kind kind, String id, String broker, String detail) {
        for (String queue : queues) {
            history.add(kind, group, queue, id, broker, detail);
        }
    }
}
