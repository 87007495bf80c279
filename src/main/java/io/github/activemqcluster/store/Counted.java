package io.github.activemqcluster.store;

import java.util.OptionalLong;

/**
 * How many messages there are in a store.
 *
 * @param messages those of queues, and those that durable subscriptions wait for; empty where it cannot be known
 * @param reason why not
 */
public record Counted(OptionalLong messages, String reason) {

    static Counted of(long messages) {
        return new Counted(OptionalLong.of(messages), "");
    }

    static Counted unknown(String reason) {
        return new Counted(OptionalLong.empty(), reason);
    }
}
