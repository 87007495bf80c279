package io.github.activemqcluster.cluster;

import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks brokers for their figures, and does not wait for one that is paused or too busy to answer. */
final class Management {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Release release;

    /** Of brokers of that release. */
    Management(Release release) {
        this.release = release;
    }

    /** What a broker says; empty where it does not run or does not answer. */
    Optional<Figures> ask(Instance broker) {
        OptionalLong pid = broker.pid();
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Figures> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try (ManagedBroker managed = ManagedBroker.attach(pid.getAsLong(), release)) {
                        answer.complete(new Figures(managed.messages(), managed.bridges()));
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "activemq-cluster management of " + broker.id());
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * What a broker says.
     *
     * @param messages how many it holds
     * @param bridges those that are up
     */
    record Figures(long messages, List<Bridge> bridges) {}
}
