package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The master of a pair is killed and its slave takes over. The script for it brings the master back, and the master has
 * every message, even those that came during its absence. Then the same happens once more: so the slave has them as
 * well.
 */
final class BroughtBack implements Experiment {

    private static final Duration CONSUMED = Duration.ofMinutes(2);
    private static final Duration SCRIPT = Duration.ofMinutes(11);

    private final String client;

    BroughtBack(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String queue = "brought-back";
        List<Payload> sent = new ArrayList<>(Payload.three("before"));
        Producer.sendAll(url, queue, sent);
        ByScript script = new ByScript(cluster);
        script.send();

        Member master = killMaster(cluster, group, report);
        List<Payload> meanwhile = Payload.three("meanwhile");
        Producer.sendAll(url, queue, meanwhile);
        sent.addAll(meanwhile);

        report.say(cluster.run("bring-back-master", SCRIPT, "--timeout", "300", group)
                .strip());
        cluster.awaitReady();
        if (!cluster.awaitMaster(group).equals(master)) {
            throw new AssertionError(master + " was brought back, and is not the master\n" + cluster.endOfLogs());
        }
        List<Payload> after = Payload.three("after");
        Producer.sendAll(url, queue, after);
        sent.addAll(after);

        killMaster(cluster, group, report);
        var delivery = new Delivery(sent, List.of(), Consumer.receiveAll(url, queue, sent, CONSUMED));
        report.say(group + ": sent to both in turn, consumed from the slave: " + delivery.summary());
        delivery.assertExact();
        script.receive();
        report.say(group + ": so does what bin/activemq has sent");
    }

    private static Member killMaster(LiveCluster cluster, String group, Report report) throws Exception {
        Member master = cluster.awaitMaster(group);
        long killed = System.nanoTime();
        cluster.kill(master);
        Member successor = cluster.awaitMaster(group);
        report.say("%s: %s took over %s after %s was killed"
                .formatted(group, successor, Report.seconds(Duration.ofNanos(System.nanoTime() - killed)), master));
        return master;
    }
}
