package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;

/** The end of a wait in which a condition is looked at again and again. */
public final class Deadline {

    private static final long POLL_MILLIS = 100;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** From now on. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** What is left; nothing, and never less, once it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Lets the processor do what is waited for, before the condition is looked at again. */
    public void pause() throws MachineException {
        pause(POLL_MILLIS);
    }

    /**
     * The same, for so many milliseconds.
     *
     * @throws MachineException where the thread is interrupted
     */
    public void pause(long millis) throws MachineException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while waiting for the cluster", e);
        }
    }
}
