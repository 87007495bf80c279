package io.github.activemqcluster.drill;

import io.github.activemqcluster.problem.MachineException;
import jakarta.jms.JMSException;
import java.util.Optional;

/**
 * Somebody who sends or receives in a thread of its own, on a connection that is made again whenever it is lost for good. Ends once it is
 * told to.
 */
abstract class Party implements AutoCloseable {

    private static final long PACE_MILLIS = 20;
    private static final long ENDING_MILLIS = 5_000;

    private final Thread thread;
    private volatile boolean ending;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Link> link = Optional.empty();

    Party(String name) {
        this.thread = new Thread(this::run, "activemq-cluster drill " + name);
        this.thread.setDaemon(true);
    }

    final void start() {
        thread.start();
    }

    /** Connects. */
    abstract Link connect() throws JMSException;

    /** Sends or receives on that connection, until it is lost or {@link #isEnding}. */
    abstract void work(Link connected) throws JMSException;

    final boolean isEnding() {
        return ending;
    }

    /** Why it could not do its work the last time; empty once it could. */
    final Optional<String> trouble() {
        return trouble;
    }

    final void pace() {
        try {
            Thread.sleep(PACE_MILLIS);
        } catch (InterruptedException e) {
            ending = true;
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            try (Link connected = connect()) {
                link = Optional.of(connected);
                trouble = Optional.empty();
                work(connected);
            } catch (JMSException | RuntimeException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                pace();
            }
        }
    }

    /** Lets it end what it is about, and cuts its connection where that does not come to an end. */
    @Override
    public final void close() throws MachineException {
        ending = true;
        try {
            thread.join(ENDING_MILLIS);
            if (thread.isAlive()) {
                // A failover transport that waits for a broker is woken up by this.
                thread.interrupt();
                thread.join(ENDING_MILLIS);
            }
            if (thread.isAlive() && link.isPresent()) {
                link.get().connection().getTransport().stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while a client of the drill was ending", e);
        } catch (Exception e) {
            throw new MachineException("A client of the drill does not end: " + e.getMessage(), e);
        }
    }
}
