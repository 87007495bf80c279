package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a condition, up to a bound, and says why it did not come true. */
public final class Bounded {

    private static final Duration POLL = Duration.ofMillis(100);

    private Bounded() {}

    /**
     * Waits.
     *
     * @param what the condition, in words that complete "waited for"
     * @param why gives an explanation when the bound runs out, for example the end of a log
     * @throws AssertionError when the bound runs out, or at once when the condition throws an error
     */
    public static void await(String what, Duration bound, Supplier<String> why, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    // An error that ends another thread, of a broker or a client in this JVM, is for the code that
                    // waits for that thread.
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
