package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * A store on a small file system, with the default limit, is filled until a send waits. Then the whole cluster is
 * stopped and started, and then the master is killed. All acknowledged messages must be there, with enough room to
 * acknowledge them all.
 */
final class FullDisk implements Experiment {

    private static final Duration STOPPED = Duration.ofMinutes(2);
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    /** A send that takes longer waits for room. */
    private static final int WAITING_MILLIS = 5_000;

    private static final int LETTERS = 20_000;
    private static final int MOST = 64 * 1024 * 1024 / LETTERS;

    private final String client;

    FullDisk(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        String queue = cluster.freshQueue("full");
        List<Payload> acknowledged = new ArrayList<>();
        List<Payload> unconfirmed = new ArrayList<>();
        fill(url, queue, acknowledged, unconfirmed);
        FileStore disk = Files.getFileStore(disk(cluster));
        assertThat(acknowledged).hasSizeGreaterThan(1_000);
        report.say("%s: a send waits after %d messages; %s".formatted(group, acknowledged.size(), left(disk)));

        cluster.run("stop", STOPPED);
        cluster.start();
        cluster.awaitReady();
        report.say(group + ": stopped and started; " + left(disk));

        Member master = cluster.awaitMaster(group);
        cluster.kill(master);
        report.say(group + ": " + master + " was killed, " + cluster.awaitMaster(group) + " took over");

        List<Payload> received = Consumer.receiveAll(url, queue, acknowledged, CONSUMED);
        var delivery = new Delivery(acknowledged, unconfirmed, received);
        report.say(group + ": " + delivery.summary() + "; " + left(disk));
        delivery.assertExact();
        cluster.start(master);
        cluster.awaitReady();
    }

    private static void fill(String url, String queue, List<Payload> acknowledged, List<Payload> unconfirmed)
            throws JMSException {
        var factory = new ActiveMQConnectionFactory(url);
        factory.setSendTimeout(WAITING_MILLIS);
        factory.setCloseTimeout(WAITING_MILLIS);
        try (Producer producer = new Producer(factory, queue)) {
            for (int i = 0; i < MOST; i++) {
                Payload payload =
                        new Payload(queue + "-" + i, (i + " ").repeat(LETTERS).substring(0, LETTERS));
                unconfirmed.add(payload);
                producer.send(payload);
                unconfirmed.clear();
                acknowledged.add(payload);
            }
            throw new AssertionError(MOST + " messages were taken, which the disk cannot hold");
        } catch (JMSException e) {
            if (unconfirmed.isEmpty()) {
                throw e;
            }
        }
    }

    /** The small file system, which holds the store in the case's topology. */
    private static Path disk(LiveCluster cluster) {
        return cluster.output().resolveSibling("small");
    }

    private static String left(FileStore disk) throws IOException {
        return disk.getUsableSpace() / 1024 + " KB of " + disk.getTotalSpace() / 1024 + " KB are left";
    }
}
