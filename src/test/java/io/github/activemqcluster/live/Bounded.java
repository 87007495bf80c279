package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting for something to come true, no longer than a bound, and telling why it did not. */
public final class Bounded {

    private static final Duration POLL = Duration.ofMillis(100);

    private Bounded() {}

    /**
     * Waits.
     *
     * @param what in words that complete "waited for"
     * @param why is asked for an explanation when the bound runs out, for example for the end of a log
     * @throws AssertionError when the bound runs out, or at once when the condition throws one
     */
    public static void await(String what, Duration bound, Supplier<String> why, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    // What another thread dies of is for whoever waits for that one: a broker in this JVM, a client.
                    .dontCatchUncaughtExceptions()
                    .atMost(bound)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited %d s in vain for %s%n%s".formatted(bound.toSeconds(), what, why.get()), e);
        }
    }
}
