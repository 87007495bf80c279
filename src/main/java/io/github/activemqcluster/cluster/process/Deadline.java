package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;

/** The end of a wait that looks at a condition repeatedly. */
public final class Deadline {

    private static final long POLL_MILLIS = 100;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** A deadline from now on. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Whether the deadline has passed. */
    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** The time that is left; zero once the deadline has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Pauses between two looks at the condition. */
    public void pause() throws MachineException {
        pause(POLL_MILLIS);
    }

    /**
     * Pauses for that many milliseconds.
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
