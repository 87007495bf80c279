package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages are sent, the master is killed, and the messages are consumed from the promoted broker. If the group's
 * ensemble can lose a server, its leader is killed as well.
 */
final class Promoted implements Experiment {

    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private final String client;
    private final boolean withLeader;

    /**
     * @param client the client whose failover list is used
     * @param withLeader whether the leader of the ensemble is killed too
     */
    Promoted(String client, boolean withLeader) {
        this.client = client;
        this.withLeader = withLeader;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String queue = cluster.freshQueue("promoted");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(url, queue, payloads);
        ByScript script = new ByScript(cluster);
        script.send();

        Member master = cluster.awaitMaster(group);
        List<Member> dead = new ArrayList<>();
        if (withLeader) {
            dead.add(cluster.awaitLeader(cluster.ensembles().get(0)));
        }
        dead.add(master);
        long killed = System.nanoTime();
        dead.forEach(cluster::kill);
        Member promoted = cluster.awaitMaster(group);
        Duration takeover = Duration.ofNanos(System.nanoTime() - killed);

        var delivery = new Delivery(payloads, List.of(), Consumer.receiveAll(url, queue, payloads, CONSUMED));
        report.say("%s: %s was promoted %s after %s was killed; %s"
                .formatted(group, promoted, Report.seconds(takeover), dead, delivery.summary()));
        delivery.assertExact();
        script.receive();
        report.say(group + ": what bin/activemq had sent before, it received now");

        cluster.start(dead.toArray(Member[]::new));
        cluster.awaitReady();
        report.say(group + ": " + dead + " came back, and " + master + " waits as a slave");
    }
}
