package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code client-failover-sane}: a client does not give up after 0 attempts, and a send has a timeout.
 *
 * <p>Source: {@code FailoverTransport}: it reconnects only while {@code calculateReconnectAttemptLimit} is not 0, and
 * lets a send wait for ever unless {@code timeout} is above 0.
 */
final class ClientFailoverIsSane implements Rule {

    @Override
    public String id() {
        return "client-failover-sane";
    }

    @Override
    public void check(Topology topology, Findings findings) {
        for (Client client : topology.clients()) {
            for (String attempts : List.of("maxReconnectAttempts", "startupMaxReconnectAttempts")) {
                OptionalLong given = number(client.options(), attempts);
                if (given.isPresent() && given.getAsLong() == 0) {
                    findings.warning(
                            client.where() + ".options." + attempts,
                            "client " + Wording.quote(client.id()) + " gives up at once, after 0 attempts",
                            "Leave it out, so that the client goes on until a broker has taken over; the failover list"
                                    + " is of no use otherwise.");
                }
            }
            OptionalLong timeout = number(client.options(), "timeout");
            boolean endless =
                    !client.options().containsKey("timeout") || (timeout.isPresent() && timeout.getAsLong() <= 0);
            if (endless) {
                findings.warning(
                        client.where() + ".options.timeout",
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
