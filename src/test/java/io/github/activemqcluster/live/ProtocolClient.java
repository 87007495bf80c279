package io.github.activemqcluster.live;

import java.time.Duration;

/** An application that speaks one protocol to one broker at a time. */
interface ProtocolClient {

    /** The connector that it uses, by the name that the topology's {@code ports} have for it. */
    String protocol();

    /**
     * Makes sure that a broker keeps what will be sent; for protocols whose brokers keep nothing for those they do not
     * know.
     */
    default void announce(Member broker, String destination) throws Exception {}

    /** Sends; when this returns, the broker has confirmed that it has the message. */
    void send(Member broker, String destination, String body) throws Exception;

    /**
     * Takes one message.
     *
     * @throws AssertionError where none comes within the bound
     */
    String receive(Member broker, String destination, Duration bound) throws Exception;
}
