package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.List;

/**
 * The flaw of a connector that leads one way only: a consumer of the second group gets the messages of the first group,
 * but a consumer of the first group gets none of the second.
 */
final class OneWay implements Experiment {

    /** Far longer than the messages take to cross the other way. */
    private static final Duration NOTHING = Duration.ofSeconds(10);

    private static final Duration CONSUMED = Duration.ofMinutes(2);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String first = cluster.groups().get(0);
        String second = cluster.groups().get(1);
        Crossing.demand(cluster, first, second, report);

        String queue = cluster.freshQueue("wrong-side");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(cluster.groupUrl(second), queue, payloads);
        List<Payload> wrongSide = Consumer.receiveAll(cluster.groupUrl(first), queue, payloads, NOTHING);
        if (!wrongSide.isEmpty()) {
            throw new AssertionError(wrongSide + " came from " + second + " to " + first
                    + ", so that the connector does not lead one way only");
        }
        var delivery = new Delivery(
                payloads, List.of(), Consumer.receiveAll(cluster.groupUrl(second), queue, payloads, CONSUMED));
        report.say("sent to %s: a consumer at %s got nothing within %s, one at %s: %s"
                .formatted(second, first, Report.seconds(NOTHING), second, delivery.summary()));
        delivery.assertExact();
    }
}
