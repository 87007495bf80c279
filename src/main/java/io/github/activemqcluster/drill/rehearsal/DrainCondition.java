package io.github.activemqcluster.drill.rehearsal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when a queue is drained: no message is missing, or none has come for long although one could have. */
final class DrainCondition {

    private final Duration last;
    private final Duration silence;
    private final LongSupplier clock;
    private int received;
    private long newsAt;
    private long silentSince;

    /**
     * Begins now.
     *
     * @param last after how long without a message the queue is drained, where none is missing
     * @param silence the same where messages are missing
     * @param received how many messages have come
     * @param clock in nanoseconds, with any origin
     */
    DrainCondition(Duration last, Duration silence, int received, LongSupplier clock) {
        this.last = last;
        this.silence = silence;
        this.clock = clock;
        this.received = received;
        this.newsAt = clock.getAsLong();
        this.silentSince = newsAt;
    }

    /**
     * Takes the present state, and tells whether the queue is drained. To be called repeatedly.
     *
     * @param now how many messages have come
     * @param isComplete whether no message is missing
     * @param canReceive whether the receivers are connected to a master
     */
    boolean isReached(int now, boolean isComplete, boolean canReceive) {
        long time = clock.getAsLong();
        if (now != received) {
            received = now;
            newsAt = time;
            silentSince = time;
        }
        if (!canReceive) {
            silentSince = time;
        }
        return isComplete ? time - newsAt > last.toNanos() : time - silentSince > silence.toNanos();
    }
}
