package io.github.activemqcluster.drill.rehearsal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when a queue has nothing more: everything has come, or nothing has for long, and could have all that time. */
final class DrainCondition {

    private final Duration last;
    private final Duration silence;
    private final LongSupplier clock;
    private int received;
    private long newsAt;
    private long silentSince;

    /**
     * From now on.
     *
     * @param last how long nothing may have come where nothing is missing
     * @param silence the same where messages are missing
     * @param received how many messages have come
     * @param clock in nanoseconds, from anywhere
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
     * What is seen now; to be asked again and again.
     *
     * @param now how many messages have come
     * @param isComplete whether none is missing
     * @param canReceive whether whoever receives is connected, and there is somebody to give
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
