package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages cross from each hub to each spoke. Then the hub with the producers is killed: they go on through the other
 * hub, and each spoke gets every message.
 */
final class HubAndSpoke implements Experiment {

    private static final List<String> HUBS = List.of("A", "B");
    private static final List<String> SPOKES = List.of("C", "D", "E");
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        for (String hub : HUBS) {
            for (String spoke : SPOKES) {
                Crossing.demand(cluster, hub, spoke, report);
            }
        }
        goOnWithout(HUBS.get(0), cluster, report);
    }

    private static void goOnWithout(String hub, LiveCluster cluster, Report report) throws Exception {
        // The client's list has this hub first, and it is not shuffled.
        String url = cluster.clientUrl("producers");
        List<String> queues = new ArrayList<>();
        List<Producer> producers = new ArrayList<>();
        try {
            for (String spoke : SPOKES) {
                queues.add(cluster.freshQueue("through-hub-to-" + spoke));
                producers.add(new Producer(url, queues.get(queues.size() - 1)));
            }
            Member dead = cluster.brokers(hub).get(0);
            cluster.kill(dead);
            long killed = System.nanoTime();
            for (int i = 0; i < SPOKES.size(); i++) {
                List<Payload> payloads = Payload.three(queues.get(i));
                for (Payload payload : payloads) {
                    producers.get(i).send(payload);
                }
                // the last one from the spoke to which the consumers' own list leads
                String from = i < SPOKES.size() - 1 ? cluster.groupUrl(SPOKES.get(i)) : cluster.clientUrl("consumers");
                var delivery =
                        new Delivery(payloads, List.of(), Consumer.receiveAll(from, queues.get(i), payloads, CONSUMED));
                report.say("%s killed, sent through the producers' list, consumed %s after that from %s; %s"
                        .formatted(
                                dead,
                                Report.seconds(Duration.ofNanos(System.nanoTime() - killed)),
                                from,
                                delivery.summary()));
                if (!delivery.lost().isEmpty()) {
                    report.say(cluster.endOfLogs());
                }
                delivery.assertExact();
            }
        } finally {
            for (Producer producer : producers) {
                producer.close();
            }
        }
    }
}
