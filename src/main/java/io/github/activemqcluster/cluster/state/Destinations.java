package io.github.activemqcluster.cluster.state;

import java.util.List;

/**
 * The queues and the consumers of a broker.
 *
 * @param queues the names of the queues
 * @param listeners the consumers, and durable subscriptions whose subscriber is away; without bridges, since they only
 *     pass on messages
 */
public record Destinations(List<String> queues, List<Listener> listeners) {

    public Destinations {
        queues = List.copyOf(queues);
        listeners = List.copyOf(listeners);
    }

    /**
     * A consumer.
     *
     * @param topic whether it consumes from a topic, otherwise from a queue
     * @param physicalName the name or wildcard of the destination
     * @param clientId the client id of the consumer's connection
     */
    public record Listener(boolean topic, String physicalName, String clientId) {}
}
