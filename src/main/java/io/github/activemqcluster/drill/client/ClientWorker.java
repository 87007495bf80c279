package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.problem.MachineException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A client that sends or receives in a thread of its own, until it is told to end. It connects, opens what it needs on
 * the connection, and repeats one step of its work. After an error it begins anew with another connection.
 */
public abstract class ClientWorker implements AutoCloseable {

    /** How long a receiver waits for a message before it looks whether it is to end. */
    static final long RECEIVE_MILLIS = 200;

    /** How long a client may go on that only receives. */
    static final Duration RECEIVER_END = Duration.ofSeconds(5);

    private static final long PACE_MILLIS = 20;
    private static final Duration INTERRUPTION = Duration.ofSeconds(5);

    private final Thread thread;
    private final Duration timeout;
    private final Connector connector;
    private volatile boolean ending;
    private volatile boolean abandoned;
    private volatile boolean ready;
    private volatile boolean rushing;
    private Optional<Deadline> end = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<ClientConnection> connection = Optional.empty();

    /**
     * Makes a client that does nothing before {@link #start}.
     *
     * @param timeout how long it may go on with its present step once it is told to end
     */
    ClientWorker(String name, Duration timeout, Connector connector) {
        this.timeout = timeout;
        this.connector = connector;
        this.thread = new Thread(this::run, "activemq-cluster drill " + name);
        this.thread.setDaemon(true);
    }

    public final void start() {
        thread.start();
    }

    /** Opens sessions, producers and consumers on a new connection. */
    abstract Work open(ClientConnection connected) throws JMSException;

    /** Whether the drill has given up waiting for the present step to end. */
    final boolean isAbandoned() {
        return abandoned;
    }

    /** Whether the client works right now: it has opened what it needs, and its connection leads to a broker. */
    public final boolean isWorking() {
        return ready && connection.filter(ClientConnection::isConnected).isPresent();
    }

    /** Notes a failure that another thread was told of. */
    final void failed(Exception failure) {
        trouble = Optional.of(String.valueOf(failure.getMessage()));
    }

    /** Why the last connection ended; empty while the present one works. */
    public final Optional<String> trouble() {
        return trouble;
    }

    /** Lets it send without pauses, as fast as its connection allows, or ends that. */
    public final void rush(boolean now) {
        rushing = now;
    }

    /** Pauses between two messages. */
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
            try (ClientConnection connected = connector.connect()) {
                connection = Optional.of(connected);
                trouble = Optional.empty();
                Work work = open(connected);
                ready = true;
                while (!ending) {
                    work.step();
                }
            } catch (JMSException | RuntimeException e) {
                failed(e);
                rest();
            } finally {
                ready = false;
            }
        }
    }

    /** Tells it to end, and does not wait. */
    public final void end() {
        ending = true;
        if (end.isEmpty()) {
            end = Optional.of(Deadline.in(timeout));
        }
    }

    /** Waits until the present step has ended. After its timeout, it interrupts the thread and cuts the connection. */
    @Override
    public final void close() throws MachineException {
        end();
        try {
            thread.join(Math.max(1, end.orElseThrow().left().toMillis()));
            if (thread.isAlive()) {
                // An interrupt wakes up a failover transport that waits for a broker.
                abandoned = true;
                thread.interrupt();
                thread.join(INTERRUPTION.toMillis());
            }
            if (thread.isAlive() && connection.isPresent()) {
                connection.get().connection().getTransport().stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while a client of the drill was ending", e);
        } catch (Exception e) {
            throw new MachineException("A client of the drill does not end: " + e.getMessage(), e);
        }
    }

    /** Starts clients, runs an action, and ends the clients even if the action fails. */
    public static void together(List<? extends ClientWorker> clients, Meanwhile action) throws MachineException {
        clients.forEach(ClientWorker::start);
        try {
            action.run(clients);
        } finally {
            end(clients);
        }
    }

    /** Ends all clients at once. */
    public static void end(List<? extends ClientWorker> clients) throws MachineException {
        clients.forEach(ClientWorker::end);
        for (ClientWorker client : clients) {
            client.close();
        }
    }

    /** Makes a connection, and waits until it leads to a broker. */
    interface Connector {
        ClientConnection connect() throws JMSException;
    }

    /** What a client repeats on its connection. */
    interface Work {

        /** Sends or receives a message or a few, or waits for one a short time. */
        void step() throws JMSException;
    }

    /** What is done while clients work. */
    public interface Meanwhile {
        void run(List<? extends ClientWorker> clients) throws MachineException;
    }
}
