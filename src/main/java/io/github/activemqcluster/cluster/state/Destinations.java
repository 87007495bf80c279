package io.github.activemqcluster.cluster.state;

import java.util.List;

/**
 * What a broker has of queues and of consumers.
 *
 * @param queues the names of its queues
 * @param listeners its consumers, and durable subscriptions whose subscriber is away; bridges are left out, since they only carry on
 *     for others
 */
public record Destinations(List<String> queues, List<Listener> listeners) {

    public Destinations {
        queues = List.copyOf(queues);
        listeners = List.copyOf(listeners);
    }

    /**
     * Somebody who consumes.
     *
     * @param topic whether from a topic, otherwise from a queue
     * @param physicalName by name or wildcard
     * @param clientId of its connection
     */
    public record Listener(boolean topic, String physicalName, String clientId) {}
}
