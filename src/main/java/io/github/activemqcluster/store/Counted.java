package io.github.activemqcluster.store;

import java.util.OptionalLong;

/**
 * How many messages there are in a store.
 *
 * @param messages the messages of queues, and those that wait for durable subscriptions; empty if unknown
 * @param reason why the number is unknown
 */
public record Counted(OptionalLong messages, String reason) {

    static Counted of(long messages) {
        return new Counted(OptionalLong.of(messages), "");
    }

    static Counted unknown(String reason) {
        return new Counted(OptionalLong.empty(), reason);
    }
}
