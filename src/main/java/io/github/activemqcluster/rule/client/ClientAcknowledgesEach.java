package io.github.activemqcluster.rule.client;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.Map;

/**
 * {@code client-acknowledges-each}: a client acknowledges each message of a transaction by itself.
 *
 * <p>Source: {@code ActiveMQMessageConsumer.acknowledge} and {@code rollback} name the first and the last message of a
 * transaction unless {@code transactedIndividualAck} or {@code nonBlockingRedelivery} is on. {@code
 * PrefetchSubscription.acknowledge} acknowledges all dispatched messages from the first to the last. After a takeover
 * the client and the broker have these messages in different orders. The loss was measured
 * (src/site/markdown/clients.md).
 */
public final class ClientAcknowledgesEach implements Rule {

    private static final String SETTING = "transactedIndividualAck";
    private static final String OPTION = "jms." + SETTING;
    private static final String NON_BLOCKING = "jms.nonBlockingRedelivery";
    private static final String MEND =
            "Leave it out, or make it true: after a takeover a range covers messages that the client never got.";

    @Override
    public void check(Topology topology, Findings findings) {
        for (Client client : topology.clients()) {
            if (!client.mayConsume() || isSaid(client.options(), NON_BLOCKING, "true")) {
                continue;
            }
            String what = "client " + Wording.quote(client.id())
                    + " acknowledges the messages of a transaction as a range, and when a master dies, messages that it has"
                    + " fetched are lost or end in ActiveMQ.DLQ";
            if (!client.transactedIndividualAck()) {
                findings.warning(client.where().child(SETTING), what, MEND);
            }
            if (isSaid(client.options(), OPTION, "false")) {
                findings.warning(client.where().child("options").child(OPTION), what, MEND);
            }
        }
    }

    private static boolean isSaid(Map<String, String> options, String option, String value) {
        return options.getOrDefault(option, "").strip().equalsIgnoreCase(value);
    }
}
