package io.github.activemqcluster.topology;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;

/**
 * The traffic that a client declares.
 *
 * @param produces the queues and topics that the client sends to; none if it only receives
 * @param consumes the traffic that the client receives; none if it only sends
 */
public record Traffic(List<Destination> produces, List<Consumed> consumes) {

    public Traffic {
        produces = List.copyOf(produces);
        consumes = List.copyOf(consumes);
    }

    /** How a client receives messages. */
    public enum Kind {
        QUEUE,
        TOPIC,
        /** A topic, by a durable subscription. */
        DURABLE_TOPIC,
        /** The answers to the same client's requests to a queue. They come over a temporary queue. */
        REPLIES
    }

    /**
     * A source of received messages.
     *
     * @param physicalName a queue or a topic, by name or wildcard; of {@link Kind#REPLIES} the queue of the requests
     */
    public record Consumed(Kind kind, String physicalName) {}
}
