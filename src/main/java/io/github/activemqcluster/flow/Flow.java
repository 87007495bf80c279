package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;

/**
 * Messages that one client sends, and another client or the same client receives.
 *
 * @param producer the client that declares the messages as sent; for {@link Kind#REPLIES} the client that answers
 * @param consumer the client that declares the messages as received; for {@link Kind#REPLIES} the client that asked
 * @param sent the destination of the messages: a name, or a wildcard if both clients declare one; for {@link
 *     Kind#REPLIES} the queue of the requests
 * @param received the subscription that the consumer declares; for {@link Kind#REPLIES} the same queue
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
        /** Over the temporary queue of the client that asked. */
        REPLIES("replies");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The flow in words, for messages to users. */
        public String word() {
            return word;
        }
    }
}
