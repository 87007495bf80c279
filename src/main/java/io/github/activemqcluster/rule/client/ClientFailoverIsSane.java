package io.github.activemqcluster.rule.client;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code client-failover-sane}: a client does not give up after 0 attempts. A send has a timeout, and does not wait for
 * an answer that a dead master owes. Messages that are rolled back at the death of a master are delivered again.
 *
 * <p>Source: {@code FailoverTransport} reconnects only while {@code calculateReconnectAttemptLimit} is not 0, and lets
 * a send wait for ever unless {@code timeout} is above 0. {@code ActiveMQMessageProducer.send} waits for space in the
 * producer's window. Only a {@code ProducerAck} makes space: a send was seen to wait for ever after a takeover (6.3.1).
 */
public final class ClientFailoverIsSane implements Rule {

    private static final String NON_BLOCKING = "jms.nonBlockingRedelivery";
    private static final String WINDOW = "jms.producerWindowSize";

    @Override
    public void check(Topology topology, Findings findings) {
        for (Client client : topology.clients()) {
            for (String attempts : List.of("maxReconnectAttempts", "startupMaxReconnectAttempts")) {
                OptionalLong given = number(client.options(), attempts);
                if (given.isPresent() && given.getAsLong() == 0) {
                    findings.warning(
                            client.where().child("options").child(attempts),
                            "client " + Wording.quote(client.id()) + " gives up at once, after 0 attempts",
                            "Leave it out, so that the client goes on until a broker has taken over; the failover list"
                                    + " is of no use otherwise.");
                }
            }
            OptionalLong window = number(client.options(), WINDOW);
            if (client.mayProduce() && window.isPresent() && window.getAsLong() > 0) {
                findings.warning(
                        client.where().child("options").child(WINDOW),
                        "a send of client " + Wording.quote(client.id())
                                + " can wait for ever after a takeover, since what the"
                                + " dead master has not confirmed is never taken from the producer's window",
                        "Leave it out. Transactions and callbacks bound what is under way too, and go on"
                                + " (<examples>true</examples> writes examples).");
            }
            if (client.mayConsume()
                    && client.options().getOrDefault(NON_BLOCKING, "").strip().equalsIgnoreCase("true")) {
                findings.warning(
                        client.where().child("options").child(NON_BLOCKING),
                        "client " + Wording.quote(client.id())
                                + " can lose what it has rolled back shortly before a master dies",
                        "Leave it out: with redelivery that blocks, all of it comes again.");
            }
            OptionalLong timeout = number(client.options(), "timeout");
            boolean endless =
                    !client.options().containsKey("timeout") || (timeout.isPresent() && timeout.getAsLong() <= 0);
            if (endless) {
                findings.warning(
                        client.where().child("options").child("timeout"),
                        "a send of client " + Wording.quote(client.id()) + " waits for ever while no broker is there",
                        "Give a timeout in milliseconds, such as 30000, so that the application hears of it.");
            }
        }
    }

    private static OptionalLong number(Map<String, String> options, String option) {
        try {
            return options.containsKey(option)
                    ? OptionalLong.of(Long.parseLong(options.get(option).strip()))
                    : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
