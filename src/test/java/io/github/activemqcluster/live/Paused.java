package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/**
 * The master is stopped with SIGSTOP for longer than its lock, and woken with SIGCONT when another broker has taken
 * over. From then on it must acknowledge no message, not even to a producer that knows no other broker.
 *
 * <p>The messages in the database are consumed from the next master, which has counted them. The current master counted
 * before the old one woke and stored the message on its way ({@code JDBCMessageStore.addMessage} numbers a message
 * first, and borrows a connection after that), and gives out as many messages as it counted.
 *
 * @see <a href="https://github.com/apache/activemq/blob/activemq-5.18.3/activemq-broker/src/main/java/org/apache/activemq/broker/region/cursors/AbstractStoreCursor.java">AbstractStoreCursor</a>
 */
final class Paused implements Experiment {

    private static final int MESSAGES = 100;
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private final String client;

    Paused(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        Member old = cluster.awaitMaster(group);
        var producer = new SteadyProducer(url, "paused", "paused");
        var faithful = new SteadyProducer(LiveCluster.url(old), "faithful", "faithful");
        try (producer) {
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            faithful.awaitFurther(MESSAGES, cluster::endOfLogs);
            cluster.pause(old);
            producer.measurePauses();
            Member successor = cluster.awaitMaster(group);
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            int before = faithful.acknowledged().size();

            cluster.resume(old);
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            cluster.awaitReady();
            faithful.abandon();
            int late = faithful.acknowledged().size() - before;
            report.say("%s: %s took over from %s, which was stopped, %s without an acknowledgement; woken, %s gave %d"
                            .formatted(group, successor, old, Report.seconds(producer.longestPause()), old, late)
                    + " further acknowledgements, and is a slave now");
            // At most the message that was already on its way, which may be in the database since before the pause.
            if (late > 1) {
                throw new AssertionError(old + " acknowledged " + late + " messages while " + successor
                        + " was master\n" + cluster.endOfLogs());
            }
        }
        Member counted = cluster.awaitMaster(group);
        cluster.kill(counted);
        report.say("%s: %s, killed, consumed from %s".formatted(group, counted, cluster.awaitMaster(group)));
        for (SteadyProducer each : List.of(producer, faithful)) {
            var delivery = new Delivery(
                    each.acknowledged(),
                    each.unconfirmed(),
                    Consumer.receiveAll(url, each.queue(), each.acknowledged(), CONSUMED));
            report.say(each.queue() + ": " + delivery.summary());
            delivery.assertExact();
        }
        cluster.start(counted);
        cluster.awaitReady();
    }
}
