package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;

/**
 * Messages that one client sends and another receives, or the same one.
 *
 * @param producer a client that declares that it sends them; of {@link Kind#REPLIES} the one that answers
 * @param consumer a client that declares that it receives them; of {@link Kind#REPLIES} the one that asked
 * @param sent what the messages are sent to: a name, or a wildcard where both clients declare one; of {@link
 *     Kind#REPLIES} the queue of the requests
 * @param received what the consumer subscribes to, as it declares it; of {@link Kind#REPLIES} the same queue
 */
public record Flow(Kind kind, Client producer, Client consumer, Destination sent, Destination received) {

    /** How messages come to their consumer. */
    public enum Kind {
        QUEUE("queue"),
        TOPIC("topic"),
        /** By a durable subscription. */
        DURABLE_TOPIC("durable topic"),
        /** Sent to a topic, received from the consumer's own queue of it. */
        VIRTUAL_TOPIC("virtual topic"),
        /** Over the temporary queue of the one who asked. */
        REPLIES("replies");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }
}
