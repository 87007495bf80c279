package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.drill.verdict.Event;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.apache.activemq.command.ActiveMQQueue;

/** Sends large messages as fast as the broker takes them, until the broker takes no more, and its send waits. */
public final class StoreFiller extends ClientWorker {

    private static final int LETTERS = 60_000;
    private static final Duration WAITING = Duration.ofSeconds(1);

    /** Some time after there is room again. */
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final Clients clients;
    private final History history;
    private final ClientAccess access;
    private final String queue;
    private final Event.Kind returned;
    private final Random random;
    private final String ballast;
    private int sent;
    private volatile boolean enough;
    private volatile Optional<Deadline> waiting = Optional.empty();

    /** Of a client's group. */
    public StoreFiller(Clients clients, History history, ClientAccess access, String queue, long seed) {
        super("filler of " + queue, ENDING);
        this.clients = clients;
        this.history = history;
        this.access = access;
        this.queue = queue;
        this.returned = access.returnsEarly() ? Event.Kind.RETURNED : Event.Kind.ACKNOWLEDGED;
        this.random = new Random(seed + queue.hashCode());
        StringBuilder letters = new StringBuilder();
        while (letters.length() < LETTERS) {
            letters.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
        }
        this.ballast = letters.toString();
    }

    public ClientAccess access() {
        return access;
    }

    public String queue() {
        return queue;
    }

    /** Whether its send has been waiting for a while. */
    public boolean waits() {
        return waiting.filter(Deadline::isOver).isPresent();
    }

    /** It sends no other message after the one that it is about. */
    public void enough() {
        enough = true;
    }

    /** Whether it has had enough, and its last send is over. */
    public boolean isDone() {
        return enough && waiting.isEmpty();
    }

    @Override
    ClientConnection connect() throws JMSException {
        return clients.connect(access);
    }

    @Override
    void work(ClientConnection link) throws JMSException {
        Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(new ActiveMQQueue(queue));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        becomeReady();
        while (!isEnding()) {
            if (enough) {
                pace();
            } else {
                send(link, session, producer);
            }
        }
    }

    private void send(ClientConnection link, Session session, MessageProducer producer) throws JMSException {
        MessageText text = MessageText.random(queue + "#" + sent++, random);
        TextMessage message = session.createTextMessage(text.text());
        message.setStringProperty("ballast", ballast);
        history.add(Event.Kind.SEND, access.group(), queue, text.id(), "", text.checksum());
        waiting = Optional.of(Deadline.in(WAITING));
        try {
            producer.send(message);
            history.add(returned, access.group(), queue, text.id(), link.broker(), "");
        } catch (JMSException | RuntimeException e) {
            history.add(
                    isAbandoned() ? Event.Kind.ABANDONED : Event.Kind.FAILED,
                    access.group(),
                    queue,
                    text.id(),
                    "",
                    String.valueOf(e.getMessage()));
            throw e;
        } finally {
            waiting = Optional.empty();
        }
    }
}
