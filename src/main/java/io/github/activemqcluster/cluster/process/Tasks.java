package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.problem.MachineException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs several tasks at once, and cancels all as soon as one fails. */
public final class Tasks {

    private static final long GIVING_UP_SECONDS = 60;

    private Tasks() {}

    /**
     * Runs all tasks, and waits for their ends.
     *
     * @throws MachineException that of the first task that failed; all others have ended by then
     */
    public static void all(List<? extends Callable<?>> tasks) throws MachineException {
        ExecutorService executor = Executors.newCachedThreadPool(Tasks::thread);
        try {
            CompletionService<Object> running = new ExecutorCompletionService<>(executor);
            tasks.forEach(task -> running.submit(task::call));
            for (int done = 0; done < tasks.size(); done++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            giveUp(executor);
            if (e.getCause() instanceof MachineException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            giveUp(executor);
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void giveUp(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(GIVING_UP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "activemq-cluster");
        thread.setDaemon(true);
        return thread;
    }
}
