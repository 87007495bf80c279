package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import java.util.Optional;

/**
 * The obstacle between messages and their consumer.
 *
 * @param link the first link that the messages do not take; empty only if no connector leads there at all
 * @param subject the destination or the user of the reason; for {@link Reason#MESSAGE_TTL} and {@link
 *     Reason#CONSUMER_TTL} the TTL
 * @param needed the number of bridges of the way, if the way is too long
 */
public record Stop(Reason reason, Optional<Link> link, String subject, int needed) {

    /** Why a connector does not carry messages. */
    public enum Reason {
        /** No connector, or chain of them, joins the two groups. */
        NOT_LINKED("not linked"),
        /** The connector carries messages the other way only. */
        DIRECTION("wrong direction"),
        /** The connector excludes the destination, or some names of a wildcard. */
        EXCLUDED("excluded"),
        /** The connector includes other destinations, or only some names of a wildcard. */
        NOT_INCLUDED("not included"),
        /**
         * The connector includes the destination of the messages, but does not hear of a consumer that subscribes to
         * more.
         */
        SUBSCRIPTION_NOT_INCLUDED("subscription wider than what is included"),
        /** The connector carries only statically included destinations. */
        STATIC_BRIDGE("not statically included"),
        /** The connector does not bridge temporary destinations. */
        NO_TEMPORARY("temporary destinations are not bridged"),
        /** The connector includes only some queues, so it does not hear of consumers of temporary queues. */
        TEMPORARY_NOT_INCLUDED("temporary destinations are not included"),
        /** The connector's user may not read the destination at the side that messages come from. */
        NO_READ("its user may not read"),
        /** The connector's user may not write at the side that messages go to. */
        NO_WRITE("its user may not write"),
        /**
         * The connector's user may not read the advisories at the side that messages go to. They announce consumers.
         */
        NO_ADVISORIES("its user may not read advisories"),
        /** Messages have crossed as many bridges as its {@code messageTTL} before. */
        MESSAGE_TTL("messageTTL"),
        /** The consumer is as many bridges away as its {@code consumerTTL}. */
        CONSUMER_TTL("consumerTTL"),
        /**
         * The connector takes messages of a queue to a group without a consumer, even if a consumer waits elsewhere.
         */
        DEAD_END("dead end");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The reason in words, for messages to users. */
        public String word() {
            return word;
        }
    }
}
