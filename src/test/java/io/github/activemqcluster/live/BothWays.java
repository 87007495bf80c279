package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/** Messages are sent to each group and consumed from the other. */
final class BothWays implements Experiment {

    private static final Duration CONSUMED = Duration.ofSeconds(60);

    @Override
    public void run(GeneratedCluster cluster, Report report) throws Exception {
        List<String> groups = cluster.groups();
        cross(cluster, groups.get(0), groups.get(1), report);
        cross(cluster, groups.get(1), groups.get(0), report);
    }

    private static void cross(GeneratedCluster cluster, String from, String to, Report report) throws Exception {
        String queue = "from-" + from;
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(cluster.groupUrl(from), queue, payloads);
        long sent = System.nanoTime();
        List<Payload> received = Consumer.receiveAll(cluster.groupUrl(to), queue, payloads, CONSUMED);
        var delivery = new Delivery(payloads, List.of(), received);
        report.say("sent to %s, consumed from %s after %s; %s"
                .formatted(from, to, Report.seconds(Duration.ofNanos(System.nanoTime() - sent)), delivery.summary()));
        if (!delivery.lost().isEmpty()) {
            report.say(cluster.endOfLogs());
        }
        delivery.assertExact();
    }
}
