package io.github.activemqcluster.live;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The master is killed while a producer sends to a virtual topic with many queues. The copies for the queues take nearly
 * all the time of a send, so the kill almost always comes between two of them. Each queue must have all acknowledged
 * messages.
 *
 * <p>Without {@code transactedSend}, the next master takes the message, sent again, for a duplicate of the first copy.
 */
final class CopiesOfVirtualTopic implements Experiment {

    private static final int QUEUES = 15;
    private static final int MESSAGES = 20;
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private final String client;

    CopiesOfVirtualTopic(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String topic = "VirtualTopic." + cluster.freshQueue("copies");
        List<String> queues = IntStream.rangeClosed(1, QUEUES)
                .mapToObj(number -> "Consumer.c" + number + "." + topic)
                .toList();
        makeQueues(url, queues);
        List<Member> dead = new ArrayList<>();
        var producer = new SteadyProducer(url, "topic://" + topic, topic);
        try (producer) {
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            while (dead.size() < cluster.brokers(group).size() - 1) {
                Member master = cluster.awaitMaster(group);
                cluster.kill(master);
                dead.add(master);
                cluster.awaitMaster(group);
                producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            }
        }
        for (String queue : queues) {
            List<Payload> received = Consumer.receiveAll(url, queue, producer.acknowledged(), CONSUMED);
            new Delivery(producer.acknowledged(), producer.unconfirmed(), received).assertExact();
        }
        report.say("%s: %d kills, and each of %d queues of a virtual topic has all %d messages"
                .formatted(group, dead.size(), QUEUES, producer.acknowledged().size()));
        cluster.start(dead.toArray(Member[]::new));
        cluster.awaitReady();
    }

    /** A virtual topic copies to the queues that are there; a consumer makes its queue. */
    private static void makeQueues(String url, List<String> queues) throws JMSException {
        for (String queue : queues) {
            new Consumer(url, queue).close();
        }
    }
}
