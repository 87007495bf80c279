package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import java.util.Optional;

/**
 * What keeps messages from their consumer.
 *
 * @param link the first way that they do not take; empty only if no connector leads there at all
 * @param subject the destination or the user that it is about; of {@link Reason#MESSAGE_TTL} and {@link
 *     Reason#CONSUMER_TTL} the TTL
 * @param needed how many bridges the way has, where it is too long
 */
public record Stop(Reason reason, Optional<Link> link, String subject, int needed) {

    /** Why a connector does not carry messages. */
    public enum Reason {
        /** No connector, or chain of them, joins the two groups. */
        NOT_LINKED("not linked"),
        /** The connector carries messages the other way only. */
        DIRECTION("wrong direction"),
        /** It excludes the destination, or some of what a wildcard stands for. */
        EXCLUDED("excluded"),
        /** It includes other destinations, or only some of what a wildcard stands for. */
        NOT_INCLUDED("not included"),
        /** It includes what is sent, but does not hear of a consumer that subscribes to more. */
        SUBSCRIPTION_NOT_INCLUDED("subscription wider than what is included"),
        /** It has only what is statically included. */
        STATIC_BRIDGE("not statically included"),
        /** It does not bridge temporary destinations. */
        NO_TEMPORARY("temporary destinations are not bridged"),
        /** It includes some queues only, so it does not hear of consumers of temporary ones. */
        TEMPORARY_NOT_INCLUDED("temporary destinations are not included"),
        /** Its user may not read what is sent at the side that messages come from. */
        NO_READ("its user may not read"),
        /** Its user may not write at the side that messages go to. */
        NO_WRITE("its user may not write"),
        /** Its user may not read the advisories at the side that messages go to, from which it hears of consumers. */
        NO_ADVISORIES("its user may not read advisories"),
        /** Messages have crossed as many bridges as its {@code messageTTL} before. */
        MESSAGE_TTL("messageTTL"),
        /** The consumer is as many bridges away as its {@code consumerTTL}. */
        CONSUMER_TTL("consumerTTL"),
        /** It takes messages of a queue to a group where nobody gets them, whether or not a consumer waits elsewhere. */
        DEAD_END("dead end");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }
}
