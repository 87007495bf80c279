package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/** Messages that are sent to one group and consumed from another. */
final class Crossing {

    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private Crossing() {}

    /**
     * Sends three messages and consumes them.
     *
     * @throws AssertionError if a message does not arrive as it was sent
     */
    static void demand(LiveCluster cluster, String from, String to, Report report) throws Exception {
        String queue = cluster.freshQueue("from-" + from + "-to-" + to);
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
