package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/**
 * Messages are sent to one group and its master is killed; they are consumed from the other group. Then the same
 * happens in the other direction, with the dead broker brought back.
 */
final class Stranded implements Experiment {

    /** ActiveMQ waits up to 30 s before it tries again to reach the other group. */
    private static final Duration CONSUMED = Duration.ofMinutes(3);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        List<String> groups = cluster.groups();
        strand(cluster, groups.get(1), groups.get(0), report);
        strand(cluster, groups.get(0), groups.get(1), report);
    }

    private static void strand(LiveCluster cluster, String from, String to, Report report) throws Exception {
        // A bridge that never came up would strand the messages as well.
        Crossing.demand(cluster, from, to, report);
        String queue = cluster.freshQueue("stranded-in-" + from);
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(cluster.groupUrl(from), queue, payloads);

        Member master = cluster.awaitMaster(from);
        cluster.kill(master);
        long killed = System.nanoTime();
        List<Payload> received = Consumer.receiveAll(cluster.groupUrl(to), queue, payloads, CONSUMED);
        Duration waited = Duration.ofNanos(System.nanoTime() - killed);

        var delivery = new Delivery(payloads, List.of(), received);
        report.say("sent to %s, its master %s killed, consumed from %s after %s; %s"
                .formatted(from, master, to, Report.seconds(waited), delivery.summary()));
        if (!delivery.lost().isEmpty()) {
            report.say(cluster.endOfLogs());
        }
        delivery.assertExact();

        cluster.start(master);
        cluster.awaitReady();
        report.say(from + ": " + master + " came back and waits as a slave");
    }
}
