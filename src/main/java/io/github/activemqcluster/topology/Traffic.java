package io.github.activemqcluster.topology;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;

/**
 * What a client declares that it sends and receives.
 *
 * @param produces the queues and topics that it sends to; none if it only receives
 * @param consumes what it receives; none if it only sends
 */
public record Traffic(List<Destination> produces, List<Consumed> consumes) {

    public Traffic {
        produces = List.copyOf(produces);
        consumes = List.copyOf(consumes);
    }

    /** How something is received. */
    public enum Kind {
        QUEUE,
        TOPIC,
        /** A topic by a durable subscription. */
        DURABLE_TOPIC,
        /** The answers to what the same client sends to a queue; they come over a temporary queue. */
        REPLIES
    }

    /**
     * Something that is received.
     *
     * @param physicalName a queue or a topic, by name or wildcard; of {@link Kind#REPLIES} the queue of the requests
     */
    public record Consumed(Kind kind, String physicalName) {}
}
