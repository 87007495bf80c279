package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.problem.MachineException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who sends or receives in a thread of its own, on a connection that is made again whenever it is lost for good. Ends once it is
 * told to.
 */
public abstract class ClientWorker implements AutoCloseable {

    private static final long PACE_MILLIS = 20;
    private static final Duration CUTTING = Duration.ofSeconds(5);

    private final Thread thread;
    private final Duration patience;
    private volatile boolean ending;
    private volatile boolean abandoned;
    private volatile boolean ready;
    private volatile boolean rushing;
    private Optional<Deadline> end = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<ClientConnection> link = Optional.empty();

    /**
     * Does not begin yet.
     *
     * @param patience how long it may go on with what it is about, once it is told to end
     */
    ClientWorker(String name, Duration patience) {
        this.patience = patience;
        this.thread = new Thread(this::run, "activemq-cluster drill " + name);
        this.thread.setDaemon(true);
    }

    public final void start() {
        thread.start();
    }

    /** Connects. */
    abstract ClientConnection connect() throws JMSException;

    /** Sends or receives on that connection, until it is lost or {@link #isEnding}. */
    abstract void work(ClientConnection connected) throws JMSException;

    final boolean isEnding() {
        return ending;
    }

    /** Whether it was not waited for any longer: what it is about was not let come to its end. */
    final boolean isAbandoned() {
        return abandoned;
    }

    /** It has what it needs on its connection. */
    final void becomeReady() {
        ready = true;
    }

    /** Whether it does its work right now: it has what it needs, and its connection leads to a broker. */
    public final boolean isWorking() {
        return ready && link.filter(ClientConnection::isConnected).isPresent();
    }

    /** Something went wrong that its own thread was not told of. */
    final void meet(Exception failure) {
        trouble = Optional.of(String.valueOf(failure.getMessage()));
    }

    /** Why it could not do its work the last time; empty once it could. */
    public final Optional<String> trouble() {
        return trouble;
    }

    /** From now on it does one thing after the other without a pause, as fast as its connection lets it; or no longer. */
    public final void rush(boolean now) {
        rushing = now;
    }

    final void pace() {
        if (!rushing) {
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep(PACE_MILLIS);
        } catch (InterruptedException e) {
            ending = true;
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            try (ClientConnection connected = connect()) {
                link = Optional.of(connected);
                trouble = Optional.empty();
                work(connected);
            } catch (JMSException | RuntimeException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                rest();
            } finally {
                ready = false;
            }
        }
    }

    /** Tells it to end, and does not wait for that. */
    public final void end() {
        ending = true;
        if (end.isEmpty()) {
            end = Optional.of(Deadline.in(patience));
        }
    }

    /** Lets it end what it is about, and cuts its connection where that does not come to an end. */
    @Override
    public final void close() throws MachineException {
        end();
        try {
            thread.join(Math.max(1, end.orElseThrow().left().toMillis()));
            if (thread.isAlive()) {
                // A failover transport that waits for a broker is woken up by this.
                abandoned = true;
                thread.interrupt();
                thread.join(CUTTING.toMillis());
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

    /** Starts all of them, does something meanwhile, and ends them whatever comes of it. */
    public static void together(List<? extends ClientWorker> parties, Meanwhile meanwhile) throws MachineException {
        parties.forEach(ClientWorker::start);
        try {
            meanwhile.happen(parties);
        } finally {
            end(parties);
        }
    }

    /** Lets all of them end at once. */
    public static void end(List<? extends ClientWorker> parties) throws MachineException {
        parties.forEach(ClientWorker::end);
        for (ClientWorker worker : parties) {
            worker.close();
        }
    }

    /** What is done while they are there. */
    public interface Meanwhile {
        void happen(List<? extends ClientWorker> parties) throws MachineException;
    }
}
