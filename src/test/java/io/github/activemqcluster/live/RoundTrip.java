package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/** Messages are sent to each group and consumed from the same group: the basic job of a cluster. */
final class RoundTrip implements Experiment {

    private static final Duration CONSUMED = Duration.ofMinutes(2);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        for (String group : cluster.groups()) {
            String queue = cluster.freshQueue("round-trip-" + group);
            List<Payload> payloads = Payload.three(queue);
            Producer.sendAll(cluster.groupUrl(group), queue, payloads);
            var delivery = new Delivery(
                    payloads, List.of(), Consumer.receiveAll(cluster.groupUrl(group), queue, payloads, CONSUMED));
            report.say(group + ": " + delivery.summary());
            delivery.assertExact();
        }
    }
}
