package io.github.activemqcluster.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The master is killed while a producer sends; then the new master is killed, while a slave is left. All acknowledged
 * messages must be there.
 */
final class LiveTakeover implements Experiment {

    private static final int MESSAGES = 200;
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private final String client;

    LiveTakeover(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String queue = cluster.freshQueue("takeover");
        List<Member> dead = new ArrayList<>();
        ByScript script = new ByScript(cluster);
        script.send();
        var producer = new SteadyProducer(url, queue, queue);
        try (producer) {
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            while (dead.size() < cluster.brokers(group).size() - 1) {
                dead.add(killMaster(cluster, group, producer, report));
            }
        }
        List<Payload> received = Consumer.receiveAll(url, queue, producer.acknowledged(), CONSUMED);
        var delivery = new Delivery(producer.acknowledged(), producer.unconfirmed(), received);
        report.say(group + ": " + delivery.summary());
        delivery.assertExact();
        script.receive();
        report.say(group + ": what bin/activemq had sent before, it received now");

        cluster.start(dead.toArray(Member[]::new));
        cluster.awaitReady();
        report.say(group + ": " + dead + " came back and wait as slaves");
    }

    private static Member killMaster(LiveCluster cluster, String group, SteadyProducer producer, Report report)
            throws IOException {
        Member master = cluster.awaitMaster(group);
        producer.measurePauses();
        cluster.kill(master);
        Member successor = cluster.awaitMaster(group);
        producer.awaitFurther(MESSAGES, cluster::endOfLogs);
        report.say("%s: %s took over from %s, %s without an acknowledgement"
                .formatted(group, successor, master, Report.seconds(producer.longestPause())));
        return master;
    }
}
