package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/** Messages are sent, the master is killed, and the messages are consumed from the one that was promoted. */
final class Promoted implements Experiment {

    private static final Duration CONSUMED = Duration.ofSeconds(60);

    private final String client;

    Promoted(String client) {
        this.client = client;
    }

    @Override
    public void run(GeneratedCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String queue = cluster.freshQueue("promoted");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(url, queue, payloads);

        Member master = cluster.awaitMaster(group);
        long killed = System.nanoTime();
        cluster.kill(master);
        Member promoted = cluster.awaitMaster(group);
        Duration takeover = Duration.ofNanos(System.nanoTime() - killed);

        var delivery = new Delivery(payloads, List.of(), Consumer.receiveAll(url, queue, payloads, CONSUMED));
        report.say("%s: %s was promoted %s after %s was killed; %s"
                .formatted(group, promoted, Report.seconds(takeover), master, delivery.summary()));
        delivery.assertExact();

        cluster.start(master);
        cluster.awaitReady();
        report.say(group + ": " + master + " came back and waits as a slave");
    }
}
