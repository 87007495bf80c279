package io.github.activemqcluster.flow;

import java.util.Optional;

/**
 * ActiveMQ's own virtual topics: a message to {@code VirtualTopic.x} goes to each queue {@code
 * Consumer.*.VirtualTopic.x} of the same broker.
 *
 * <p>Source: {@code VirtualTopic} and {@code BrokerService.createDestinationInterceptor} of ActiveMQ 6.3.1; templates
 * and fragments may declare others, which this class ignores.
 */
final class VirtualTopics {

    private static final String TOPICS = "VirtualTopic.>";
    private static final String QUEUES = "Consumer.*.";

    private VirtualTopics() {}

    /** Whether a topic is a virtual topic, or a wildcard for one. */
    static boolean areIn(String topic) {
        return Names.common(TOPICS, topic).isPresent();
    }

    /** The topics, as a name or wildcard, that are sent to a virtual topic and received from one of its queues. */
    static Optional<String> common(String topic, String queue) {
        return Names.common(TOPICS, topic)
                .filter(virtual -> isQueue(queue))
                .flatMap(virtual -> Names.common(virtual, topicOf(queue)));
    }

    /** Whether a name is the queue of a virtual topic's consumer, or a wildcard for one. */
    static boolean isQueue(String queue) {
        String[] parts = queue.split("\\.", 3);
        return parts.length == 3 && (parts[0].equals("Consumer") || parts[0].equals("*")) && !parts[1].isEmpty();
    }

    private static String topicOf(String queue) {
        return queue.split("\\.", 3)[2];
    }

    /** The queue from which a consumer receives a virtual topic's messages. */
    static String queueOf(String topic, String queue) {
        String[] parts = queue.split("\\.", 3);
        return "Consumer." + parts[1] + "." + topic;
    }

    /** Whether a queue looks like a virtual topic's queue, but gets no messages of the topic. */
    static boolean isMeantFor(String queue, String topic) {
        return Names.common(TOPICS, topic).isPresent()
                && (Names.common(queue, topic).isPresent()
                        || queue.endsWith("." + topic)
                        || queue.startsWith(topic + "."))
                && common(topic, queue).isEmpty();
    }

    /** The right name for such a queue. */
    static String queueFor(String client, String topic) {
        return QUEUES.replace("*", client.replace('.', '_')) + topic;
    }
}
