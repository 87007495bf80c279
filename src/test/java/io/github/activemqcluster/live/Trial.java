package io.github.activemqcluster.live;

import io.github.activemqcluster.examples.BatchProducer;
import io.github.activemqcluster.examples.CallbackProducer;
import io.github.activemqcluster.examples.ParallelProducer;
import io.github.activemqcluster.examples.PlainProducer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * A producer and a consumer with one configuration, and the fate of their messages while masters are killed.
 *
 * <p>A message counts as stored once the producer's code believes so: {@code send()} has returned, the batch was
 * committed, the callback was called. Messages are of 1 KB and persistent.
 */
final class Trial {

    /** How the producer sends: the producers of the documentation themselves. */
    enum Sending {
        PLAIN,
        BATCHES,
        CALLBACKS,
        SESSIONS;

        void send(ActiveMQConnectionFactory factory, String queue, Iterator<String> texts, Consumer<String> stored)
                throws Exception {
            switch (this) {
                case PLAIN -> PlainProducer.send(factory, queue, texts, stored);
                case BATCHES -> BatchProducer.send(factory, queue, texts, stored);
                case CALLBACKS -> CallbackProducer.send(factory, queue, texts, stored);
                case SESSIONS -> ParallelProducer.send(factory, queue, texts, stored);
            }
        }
    }

    /** How the consumer receives. */
    enum Receiving {
        /** Message after message, acknowledged by the session. */
        AUTO,
        /** Ten messages in a transaction; every 25th transaction is rolled back. */
        TRANSACTED,
        /** Ten messages in a transaction; the application rolls none back. */
        COMMITTING
    }

    private static final String PADDING = "x".repeat(1_000);
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int MILLIS = 500;
    private static final int ROLLED_BACK = 25;
    private static final int MANY = 1_000_000;

    /**
     * A consumer with transactions is slower than a producer. So many messages fill every prefetch, and are consumed in
     * the end.
     */
    private static final int AHEAD = 5_000;

    private static final Duration SLOWED = Duration.ofMillis(10);

    private final ActiveMQConnectionFactory factory;
    private final ActiveMQConnectionFactory plain;
    private final String queue;
    private final Sending sending;
    private final Receiving receiving;
    private final ExecutorService threads = Executors.newCachedThreadPool(Trial::daemon);
    private final AtomicBoolean sendOn = new AtomicBoolean(true);
    private final AtomicBoolean receiveOn = new AtomicBoolean(true);

    // Guarded by this.
    private final BitSet stored = new BitSet();
    private final BitSet received = new BitSet();
    private final BitSet doubted = new BitSet();
    private long lastStored;
    private long lastReceived;
    private long longestPause;
    private long longestDrought;
    private int sent;
    private int duplicates;
    private String failure = "";
    private boolean paused;

    /**
     * A trial for a way to send and to receive.
     *
     * @param factory the factory with the tried settings
     * @param plain the factory for the checks afterwards
     */
    Trial(
            ActiveMQConnectionFactory factory,
            ActiveMQConnectionFactory plain,
            String queue,
            Sending sending,
            Receiving receiving) {
        this.factory = factory;
        this.plain = plain;
        this.queue = queue;
        this.sending = sending;
        this.receiving = receiving;
    }

    /**
     * The result of a trial.
     *
     * @param lost stored messages that in the end are neither received nor in a queue nor doubted
     * @param doubted taken by a transaction whose {@code commit()} failed, and never come again: the broker had committed it
     * @param deadLettered messages that are in {@code ActiveMQ.DLQ} in the end, and that no consumer received
     * @param causes why messages are in {@code ActiveMQ.DLQ}, even received ones, and how many for each cause
     */
    record Outcome(
            int sent,
            int stored,
            int lost,
            int doubted,
            int deadLettered,
            int duplicates,
            Duration longestDrought,
            String failure,
            Map<String, Integer> causes) {}

    private final class Texts implements Iterator<String> {

        @Override
        public boolean hasNext() {
            awaitTurn();
            return sendOn.get() && sentSoFar() < MANY;
        }

        @Override
        public String next() {
            return queue + " " + number() + " " + PADDING;
        }
    }

    /** Begins to send and to receive. */
    Future<?> start() {
        Future<?> end = threads.submit(() -> {
            try {
                sending.send(factory, queue, new Texts(), text -> note(numberIn(text)));
            } catch (Exception e) {
                fail("the producer ended: " + e);
            }
        });
        threads.execute(this::receiveOn);
        return end;
    }

    /** Waits until so many further messages are stored. */
    void awaitFurther(int count, String why) {
        int until = storedSoFar() + count;
        Bounded.await(
                count + " further messages",
                BOUND,
                () -> why + failure(),
                () -> storedSoFar() >= until || !failure().isEmpty());
    }

    /** Waits until all stored messages are received. */
    void awaitReceived() {
        Bounded.await("the messages of " + queue, BOUND, this::failure, this::isReceived);
    }

    private synchronized boolean isReceived() {
        BitSet missing = (BitSet) stored.clone();
        missing.andNot(received);
        return missing.isEmpty();
    }

    /** Stops the producer; messages under way go on. */
    synchronized void stopSending() {
        sendOn.set(false);
        notifyAll();
    }

    /** Stops the producer until {@link #goOn}; messages under way go on. */
    synchronized void pause() {
        paused = true;
    }

    synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    private synchronized void awaitTurn() {
        try {
            long end = System.nanoTime() + SLOWED.toNanos();
            while (isFarAhead() && System.nanoTime() < end) {
                wait(SLOWED.toMillis());
            }
            while (paused && sendOn.get()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sendOn.set(false);
        }
    }

    /** Does not wait for a producer that waits for ever, nor for its messages. */
    void abandon() {
        stopSending();
        receiveOn.set(false);
        threads.shutdownNow();
    }

    /** Stops sending, lets the consumer finish, and counts; the cluster is whole. */
    Outcome end(Future<?> producer) throws Exception {
        stopSending();
        try {
            producer.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            fail("the producer hangs");
        }
        Duration drought = longestDrought();
        Bounded.await("the end of the messages", BOUND.multipliedBy(2), () -> queue, this::isReceivedOrSilent);
        receiveOn.set(false);
        threads.shutdown();
        if (!threads.awaitTermination(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            fail("the consumer hangs");
            threads.shutdownNow();
        }
        drain(queue, message -> receive(message.getText()));
        BitSet dead = new BitSet();
        Map<String, Integer> causes = new TreeMap<>();
        drain("ActiveMQ.DLQ", message -> {
            if (message.getText().startsWith(queue + " ")) {
                dead.set(numberIn(message.getText()));
                causes.merge(cause(message), 1, Integer::sum);
            }
        });
        synchronized (this) {
            BitSet lost = (BitSet) stored.clone();
            lost.andNot(received);
            dead.and(lost);
            lost.andNot(dead);
            BitSet taken = (BitSet) doubted.clone();
            taken.and(lost);
            lost.andNot(taken);
            return new Outcome(
                    sent,
                    stored.cardinality(),
                    lost.cardinality(),
                    taken.cardinality(),
                    dead.cardinality(),
                    duplicates,
                    drought,
                    failure,
                    causes);
        }
    }

    private synchronized boolean isReceivedOrSilent() {
        return isReceived() || System.nanoTime() - lastReceived > SILENCE.toNanos();
    }

    private void receiveOn() {
        while (receiveOn.get()) {
            try {
                receiveSome();
            } catch (JMSException e) {
                fail("the consumer began anew: " + e.getMessage());
            }
        }
    }

    private void receiveSome() throws JMSException {
        boolean transacted = receiving != Receiving.AUTO;
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(
                    transacted, transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            for (int transaction = 1; receiveOn.get(); transaction++) {
                List<String> texts = new ArrayList<>();
                for (int taken = 0; taken < (transacted ? 10 : 1); taken++) {
                    Message message = consumer.receive(MILLIS);
                    if (message instanceof TextMessage text) {
                        texts.add(text.getText());
                    }
                }
                if (receiving == Receiving.TRANSACTED && transaction % ROLLED_BACK == 0) {
                    session.rollback();
                } else if (transacted) {
                    try {
                        session.commit();
                    } catch (JMSException e) {
                        doubt(texts);
                        continue;
                    }
                    texts.forEach(this::receive);
                } else {
                    texts.forEach(this::receive);
                }
            }
        }
    }

    /** The reason that a broker gives for a message in its dead letter queue, without the ids. */
    private static String cause(Message message) throws JMSException {
        String cause = String.valueOf(message.getStringProperty("dlqDeliveryFailureCause"));
        return cause.replaceAll("ID:\\S+", "ID").replaceAll("\\d+", "N").replaceAll("Topic.*|Message.*", "");
    }

    /** An action with a message. */
    private interface Take {
        void take(TextMessage message) throws JMSException;
    }

    private void drain(String from, Take each) throws JMSException {
        try (Connection connection = plain.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(from));
            for (Message message = consumer.receive(4 * MILLIS);
                    message instanceof TextMessage text;
                    message = consumer.receive(4 * MILLIS)) {
                each.take(text);
            }
        }
    }

    /** A thread that does not keep the JVM alive, whatever it waits for. */
    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private boolean isFarAhead() {
        return receiving != Receiving.AUTO && stored.cardinality() - received.cardinality() > AHEAD;
    }

    private static int numberIn(String text) {
        return Integer.parseInt(text.split(" ", 3)[1]);
    }

    private synchronized int number() {
        return sent++;
    }

    private synchronized int sentSoFar() {
        return sent;
    }

    private synchronized int storedSoFar() {
        return stored.cardinality();
    }

    private synchronized void note(int number) {
        long now = System.nanoTime();
        if (!stored.isEmpty()) {
            longestPause = Math.max(longestPause, now - lastStored);
        }
        lastStored = now;
        stored.set(number);
    }

    private synchronized void receive(String text) {
        long now = System.nanoTime();
        if (!received.isEmpty()) {
            longestDrought = Math.max(longestDrought, now - lastReceived);
        }
        lastReceived = now;
        int number = numberIn(text);
        if (received.get(number)) {
            duplicates++;
        }
        received.set(number);
    }

    /** Rolled back, or of unknown fate: these messages come again, or were committed. */
    private synchronized void doubt(List<String> texts) {
        texts.forEach(text -> doubted.set(numberIn(text)));
    }

    /** Forgets the pauses so far. */
    synchronized void measureAnew() {
        longestPause = 0;
    }

    /** The longest time between two stored messages, since then. */
    synchronized Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    private synchronized Duration longestDrought() {
        return Duration.ofNanos(longestDrought);
    }

    /** The number of the stored message, for a caller that measures the time. */
    synchronized int count() {
        return stored.cardinality();
    }

    private synchronized void fail(String why) {
        if (failure.isEmpty()) {
            failure = why;
        }
    }

    private synchronized String failure() {
        return failure.startsWith("the producer") ? failure : "";
    }
}
