package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/**
 * Messages are in a group of one broker while the broker is dead. A consumer at the other group gets none of them until
 * the broker is back, and then all.
 */
final class OutOfReach implements Experiment {

    /** Far longer than the messages take to cross while both brokers run. */
    private static final Duration NOTHING = Duration.ofSeconds(5);

    private static final Duration CONSUMED = Duration.ofMinutes(3);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        new BothWays().run(cluster, report);

        String from = cluster.groups().get(0);
        String to = cluster.groups().get(1);
        String queue = cluster.freshQueue("out-of-reach");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(cluster.groupUrl(from), queue, payloads);
        Member dead = cluster.brokers(from).get(0);
        cluster.kill(dead);

        try (Consumer consumer = new Consumer(cluster.groupUrl(to), queue)) {
            List<Payload> early = consumer.receive(payloads, NOTHING);
            if (!early.isEmpty()) {
                throw new AssertionError(early + " arrived at " + to + " although " + dead + " is dead");
            }
            cluster.start(dead);
            long started = System.nanoTime();
            var delivery = new Delivery(payloads, List.of(), consumer.receive(payloads, CONSUMED));
            report.say("sent to %s, %s killed: %s got nothing within %s; all after %s with %s back; %s"
                    .formatted(
                            from,
                            dead,
                            to,
                            Report.seconds(NOTHING),
                            Report.seconds(Duration.ofNanos(System.nanoTime() - started)),
                            dead,
                            delivery.summary()));
            if (!delivery.lost().isEmpty()) {
                report.say(cluster.endOfLogs());
            }
            delivery.assertExact();
        }
    }
}
