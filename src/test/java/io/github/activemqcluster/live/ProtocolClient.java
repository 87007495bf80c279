package io.github.activemqcluster.live;

import java.time.Duration;

/** An application that speaks one protocol to one broker at a time. */
interface ProtocolClient {

    /** The connector that it uses, by its name in the topology's {@code ports}. */
    String protocol();

    /**
     * Makes sure that a broker keeps the later messages, for protocols whose brokers keep nothing for unknown clients.
     */
    default void announce(Member broker, String destination) throws Exception {}

    /** Sends; when this returns, the broker has confirmed that it has the message. */
    void send(Member broker, String destination, String body) throws Exception;

    /**
     * Takes one message.
     *
     * @throws AssertionError if no message comes within the bound
     */
    String receive(Member broker, String destination, Duration bound) throws Exception;
}
