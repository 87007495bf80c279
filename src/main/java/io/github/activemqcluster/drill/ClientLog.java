package io.github.activemqcluster.drill;

import java.util.Optional;

/**
 * Keeps ActiveMQ's client from writing a stack trace into Maven's log for each connection that a rehearsal breaks: the history
 * has what it would say. Maven's logging reads a logger's level from the system properties when the logger is made.
 */
final class ClientLog {

    private static final String LEVEL = "org.slf4j.simpleLogger.log.org.apache.activemq";

    private final Optional<String> before;

    private ClientLog(Optional<String> before) {
        this.before = before;
    }

    static ClientLog silenced() {
        Optional<String> before = Optional.ofNullable(System.getProperty(LEVEL));
        if (before.isEmpty()) {
            System.setProperty(LEVEL, "off");
        }
        return new ClientLog(before);
    }

    /** From now on, it may write again. */
    void close() {
        if (before.isEmpty()) {
            System.clearProperty(LEVEL);
        }
    }
}
