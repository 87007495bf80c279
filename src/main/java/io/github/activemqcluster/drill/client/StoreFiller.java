package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.drill.history.Event;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.apache.activemq.command.ActiveMQQueue;

/** Sends large messages as fast as the broker takes them, until the broker's store is full and a send waits. */
public final class StoreFiller extends ClientWorker {

    private static final int LETTERS = 60_000;
    private static final Duration WAITING = Duration.ofSeconds(1);

    /** A send that waits ends some time after the store has room again. */
    private static final Duration END = Duration.ofSeconds(30);

    private final ClientEvents events;
    private final ClientAccess access;
    private final String queue;
    private final Event.Kind returned;
    private final MessageTexts texts;
    private final String ballast;
    private volatile boolean enough;
    private volatile Optional<Deadline> waiting = Optional.empty();

    StoreFiller(
            ClientEvents events,
            ClientAccess access,
            String queue,
            Event.Kind returned,
            MessageTexts texts,
            long seed,
            Connector connector) {
        super("filler of " + queue, END, connector);
        this.events = events;
        this.access = access;
        this.queue = queue;
        this.returned = returned;
        this.texts = texts;
        this.ballast = ballast(new Random(seed));
    }

    private static String ballast(Random random) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < LETTERS) {
            letters.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
        }
        return letters.toString();
    }

    public ClientAccess access() {
        return access;
    }

    public String queue() {
        return queue;
    }

    /** Whether its send has waited for some time. */
    public boolean waits() {
        return waiting.filter(Deadline::isOver).isPresent();
    }

    /** Lets it send no more messages after the present one. */
    public void enough() {
        enough = true;
    }

    /** Whether its last send has ended. */
    public boolean isDone() {
        return enough && waiting.isEmpty();
    }

    @Override
    Work open(ClientConnection connected) throws JMSException {
        Session session = connected.session();
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return () -> {
            if (enough) {
                pace();
            } else {
                send(connected, session, producer);
            }
        };
    }

    private void send(ClientConnection connected, Session session, MessageProducer producer) throws JMSException {
        MessageText text = texts.next();
        TextMessage message = session.createTextMessage(text.text());
        message.setStringProperty("ballast", ballast);
        events.sending(Event.Kind.SEND, text);
        waiting = Optional.of(Deadline.in(WAITING));
        try {
            producer.send(message);
            events.add(returned, text.id(), connected.broker());
        } catch (JMSException | RuntimeException e) {
            events.failed(text.id(), isAbandoned(), e);
            throw e;
        } finally {
            waiting = Optional.empty();
        }
    }
}
