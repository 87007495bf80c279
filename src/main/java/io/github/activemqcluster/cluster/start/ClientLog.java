package io.github.activemqcluster.cluster.start;

import java.util.Optional;

/**
 * Silences ActiveMQ's client, which would write a line into Maven's log for each broken connection and each duplicate.
 * Start and drill report what these mean. Maven's logging reads the level of a logger from the system properties when
 * it makes the logger: at the first use of a class of the client, in any goal.
 */
public final class ClientLog {

    private static final String LEVEL = "org.slf4j.simpleLogger.log.org.apache.activemq";

    private final Optional<String> before;

    private ClientLog(Optional<String> before) {
        this.before = before;
    }

    /** Silences the loggers that are made until {@link #close}, unless the user has chosen a level. */
    public static ClientLog silenced() {
        Optional<String> before = Optional.ofNullable(System.getProperty(LEVEL));
        if (before.isEmpty()) {
            System.setProperty(LEVEL, "off");
        }
        return new ClientLog(before);
    }

    /** Lets new loggers write again. */
    public void close() {
        if (before.isEmpty()) {
            System.clearProperty(LEVEL);
        }
    }
}
