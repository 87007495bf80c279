package io.github.activemqcluster.drill.client;

/**
 * Names the messages that are sent until one has come through the network, which shows that the route is open. A topic
 * keeps nothing for a bridge that does not know the subscriber yet, and no broker tells what the others of its network
 * know. These messages have a name of their own in the history, so that they are not judged.
 */
public final class RouteProbe {

    private static final String MARK = "way.";

    private RouteProbe() {}

    /** The name in the history of the messages that probe the route to a queue. */
    public static String to(String queue) {
        return queue + " (way)";
    }

    /** The beginning of the ids of such messages. */
    static String id(String name) {
        return MARK + name;
    }

    /** The name in the history of a received message. */
    static String of(String queue, String id) {
        return id.startsWith(MARK) ? to(queue) : queue;
    }
}
