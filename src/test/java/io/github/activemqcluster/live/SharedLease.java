package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Two brokers hold the lease of one database under one name. Once the master has paused for longer than its lease, both
 * renew the same lease, and both are masters.
 */
final class SharedLease implements Experiment {

    private static final Duration SEEN = Duration.ofMinutes(3);

    /** The length of two leases: both brokers have to renew theirs in it. */
    private static final Duration BOTH = Duration.ofSeconds(4);

    private final String group;

    SharedLease(String group) {
        this.group = group;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        // given a master with messages, and a slave
        Member first = cluster.brokers(group).get(0);
        Member second = cluster.brokers(group).get(1);
        long beginning = first.logLength();
        cluster.launch(first.id());
        awaitLog(first, beginning, "becoming master with lease");
        beginning = second.logLength();
        cluster.launch(second.id());
        awaitLog(second, beginning, "attempting to acquire exclusive lease");
        assertThat(cluster.awaitMaster(group)).isEqualTo(first);
        String queue = cluster.freshQueue("lease");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(LiveCluster.url(first), queue, payloads);

        // when the master pauses for longer than its lease
        cluster.pause(first);
        awaitLog(second, beginning, "becoming master with lease");
        cluster.resume(first);

        // then both are masters, and stay masters
        Bounded.await("two masters", SEEN, cluster::endOfLogs, () -> masters(cluster) == 2);
        Awaitility.await("two masters of one database")
                .dontCatchUncaughtExceptions()
                .during(BOTH)
                .atMost(SEEN)
                .until(() -> masters(cluster) == 2);
        for (Member each : List.of(second, first)) {
            assertThat(Consumer.receiveAll(LiveCluster.url(each), queue, payloads, SEEN))
                    .as("what %s gives out", each)
                    .containsExactlyElementsOf(payloads);
        }
        report.say("lease-holder-unique: %s and %s are both masters for %s, and both give out the same %d messages"
                .formatted(first, second, Report.seconds(BOTH), payloads.size()));

        // and they number their messages alike
        String own = cluster.freshQueue("numbered");
        Producer.sendAll(LiveCluster.url(first), own, payloads);
        assertThatThrownBy(() -> Producer.sendAll(LiveCluster.url(second), own, payloads))
                .isInstanceOf(JMSException.class);
        awaitLog(second, beginning, "duplicate key value violates unique constraint");
        report.say(
                "lease-holder-unique: what is sent to one and then to the other is refused there: duplicate key value");
    }

    private int masters(LiveCluster cluster) {
        return cluster.masters(group).size();
    }

    private static void awaitLog(Member broker, long from, String text) {
        Bounded.await("'" + text + "' at " + broker, SEEN, broker::endOfLogs, () -> broker.logFrom(from)
                .contains(text));
    }
}
