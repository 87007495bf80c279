package io.github.activemqcluster.flow;

import java.util.Optional;

/**
 * ActiveMQ's own virtual topics: what is sent to {@code VirtualTopic.x} goes to each queue {@code Consumer.*.VirtualTopic.x}
 * that there is at the same broker.
 *
 * <p>Source: {@code VirtualTopic} and {@code BrokerService.createDestinationInterceptor} of ActiveMQ 6.3.1; templates and
 * fragments may have others, which are not looked at.
 */
final class VirtualTopics {

    private static final String TOPICS = "VirtualTopic.>";
    private static final String QUEUES = "Consumer.*.";

    private VirtualTopics() {}

    /** The topics, as a name or wildcard, that are sent to one of these and received from one of those queues. */
    static Optional<String> common(String topic, String queue) {
        return Names.common(TOPICS, topic)
                .filter(virtual -> isQueueOfConsumer(queue))
                .flatMap(virtual -> Names.common(virtual, topicOf(queue)));
    }

    private static boolean isQueueOfConsumer(String queue) {
        String[] parts = queue.split("\\.", 3);
        return parts.length == 3 && (parts[0].equals("Consumer") || parts[0].equals("*")) && !parts[1].isEmpty();
    }

    private static String topicOf(String queue) {
        return queue.split("\\.", 3)[2];
    }

    /** The queue from which a consumer of a queue receives what is sent to a topic. */
    static String queueOf(String topic, String queue) {
        String[] parts = queue.split("\\.", 3);
        return "Consumer." + parts[1] + "." + topic;
    }

    /** Whether a queue looks as if it were to get what is sent to a virtual topic, and does not. */
    static boolean isMeantFor(String queue, String topic) {
        return Names.common(TOPICS, topic).isPresent()
                && (Names.common(queue, topic).isPresent()
                        || queue.endsWith("." + topic)
                        || queue.startsWith(topic + "."))
                && common(topic, queue).isEmpty();
    }

    /** What such a queue should be called. */
    static String queueFor(String client, String topic) {
        return QUEUES.replace("*", client.replace('.', '_')) + topic;
    }
}
