package io.github.activemqcluster.drill.client;

/**
 * What shows that a way through the network is open: messages that are sent until one has come. A topic keeps nothing for a bridge
 * that has not heard of the subscriber yet, and no broker says of the others of its network what they have heard of. These messages
 * have a name of their own in the history, so that they are not judged.
 */
public final class Way {

    private static final String MARK = "way.";

    private Way() {}

    /** The name in the history of the messages that show that messages of that name come through. */
    public static String to(String queue) {
        return queue + " (way)";
    }

    /** What the ids of such messages begin with. */
    static String id(String name) {
        return MARK + name;
    }

    /** The name in the history of a message that somebody has received who receives from that. */
    static String of(String queue, String id) {
        return id.startsWith(MARK) ? to(queue) : queue;
    }
}
