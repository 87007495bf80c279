package io.github.activemqcluster.cluster.start;

import java.util.Optional;

/**
 * Keeps ActiveMQ's client from writing into Maven's log what it thinks of each connection that breaks and each message that comes
 * twice: who asks for a start or a drill is told what it means. Maven's logging reads a logger's level from the system properties
 * when the logger is made, and that is when a class of the client is used for the first time, by whatever goal.
 */
public final class ClientLog {

    private static final String LEVEL = "org.slf4j.simpleLogger.log.org.apache.activemq";

    private final Optional<String> before;

    private ClientLog(Optional<String> before) {
        this.before = before;
    }

    /** Loggers that are made until it is closed write nothing, unless the user has chosen a level. */
    public static ClientLog silenced() {
        Optional<String> before = Optional.ofNullable(System.getProperty(LEVEL));
        if (before.isEmpty()) {
            System.setProperty(LEVEL, "off");
        }
        return new ClientLog(before);
    }

    /** From now on, they may write again. */
    public void close() {
        if (before.isEmpty()) {
            System.clearProperty(LEVEL);
        }
    }
}
