package io.github.activemqcluster.live;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Sends one message after the other in a thread of its own, through all faults of the brokers, until it is told to
 * stop.
 */
final class SteadyProducer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(3);

    private final Producer producer;
    private final String queue;
    private final String prefix;
    private final int mayBeRefused;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final Future<?> end;

    // Guarded by this.
    private final List<Payload> acknowledged = new ArrayList<>();
    private final List<Payload> unconfirmed = new ArrayList<>();
    private long lastAcknowledgement;
    private long longestPause;

    /** A producer that ends with the first refused send. */
    SteadyProducer(String url, String queue, String prefix) throws JMSException {
        this(url, queue, prefix, 0);
    }

    /**
     * A producer that goes on with the next message after so many refused sends. The refused messages are not
     * confirmed, and an application would send them again.
     */
    SteadyProducer(String url, String queue, String prefix, int mayBeRefused) throws JMSException {
        this.producer = new Producer(url, queue);
        this.queue = queue;
        this.prefix = prefix;
        this.mayBeRefused = mayBeRefused;
        this.end = thread.submit(this::sendOn);
    }

    /** Waits until this many further messages were acknowledged. */
    void awaitFurther(int count, Supplier<String> why) {
        int until = acknowledged().size() + count;
        Bounded.await(count + " further acknowledgements", BOUND, why, () -> {
            demandNoFailure();
            return acknowledged().size() >= until;
        });
    }

    /** The queue of the producer. */
    String queue() {
        return queue;
    }

    /** Stops the producer, whether or not the last message is ever acknowledged. */
    void abandon() throws JMSException {
        goOn.set(false);
        try {
            producer.close();
        } finally {
            thread.shutdownNow();
        }
        Bounded.await("the end of the last send", BOUND, () -> "", end::isDone);
    }

    /** Forgets the pauses so far. */
    synchronized void measurePauses() {
        longestPause = 0;
    }

    /** The longest time between two acknowledgements: the effect of a takeover on an application. */
    synchronized Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    synchronized List<Payload> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The messages with an unknown fate, because of an exception. */
    synchronized List<Payload> unconfirmed() {
        return List.copyOf(unconfirmed);
    }

    /** Stops the producer, and waits for the last acknowledgement. */
    @Override
    public void close() throws JMSException {
        goOn.set(false);
        try {
            Bounded.await("the end of the last send", BOUND, () -> "", () -> {
                demandNoFailure();
                return end.isDone();
            });
        } finally {
            thread.shutdownNow();
            producer.close();
        }
    }

    private void demandNoFailure() throws InterruptedException {
        if (end.isDone()) {
            try {
                end.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a send failed after " + acknowledged().size() + " messages", e);
            }
        }
    }

    private Void sendOn() throws JMSException {
        for (int index = 0; goOn.get(); index++) {
            Payload payload = Payload.inRow(prefix, index);
            boolean confirmed = false;
            try {
                producer.send(payload);
                confirmed = true;
            } catch (JMSException e) {
                if (unconfirmed().size() >= mayBeRefused) {
                    throw e;
                }
            } finally {
                note(payload, confirmed);
            }
        }
        return null;
    }

    private synchronized void note(Payload payload, boolean confirmed) {
        if (!confirmed) {
            unconfirmed.add(payload);
            return;
        }
        long now = System.nanoTime();
        if (!acknowledged.isEmpty()) {
            longestPause = Math.max(longestPause, now - lastAcknowledgement);
        }
        lastAcknowledgement = now;
        acknowledged.add(payload);
    }
}
