package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Uses the management agent of each broker's JVM. Does not wait for a broker that is paused or too busy to answer. */
public final class LocalManagement implements Management {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Release release;

    /** For brokers of that release. */
    public LocalManagement(Release release) {
        this.release = release;
    }

    @Override
    public Figures ask(Instance broker) throws IOException {
        return ask(broker, managed -> new Figures(managed.messages(), managed.usage(), managed.bridges()));
    }

    @Override
    public boolean isDeadlocked(Instance broker) throws IOException {
        return ask(broker, ManagedBroker::isDeadlocked);
    }

    @Override
    public Destinations destinations(Instance broker) throws IOException {
        return ask(broker, ManagedBroker::destinations);
    }

    private <T> T ask(Instance broker, Question<T> question) throws IOException {
        long pid = broker.pid().orElseThrow(() -> new IOException("it does not run"));
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try (ManagedBroker managed = ManagedBroker.attach(pid, release)) {
                        answer.complete(question.put(managed));
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "activemq-cluster management of " + broker.id());
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("it has not answered within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** A question to a broker. */
    private interface Question<T> {
        T put(ManagedBroker broker) throws IOException;
    }
}
