package io.github.activemqcluster.rule.client;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code client-sends-wait}: a client does not return from {@code send()} before the broker has the message.
 *
 * <p>Source: {@code ActiveMQSession.send}: if {@code useAsyncSend} is on, it only hands a persistent message to the
 * connection, unless {@code alwaysSyncSend} is on or there is a {@code sendTimeout}. The loss was measured
 * (src/site/markdown/clients.md).
 */
public final class ClientSendsWait implements Rule {

    private static final String ASYNC = "jms.useAsyncSend";
    private static final String SYNC = "jms.alwaysSyncSend";
    private static final String TIMEOUT = "jms.sendTimeout";
    private static final String MEND =
            "Leave it out, or make it false. What is faster and loses nothing: transactions, callbacks and several sessions,"
                    + " of which <examples>true</examples> writes examples.";

    @Override
    public void check(Topology topology, Findings findings) {
        for (Client client : topology.clients()) {
            if (!client.mayProduce() || waitsAllTheSame(client.options())) {
                continue;
            }
            Optional<Group> keeper = keeper(topology, client);
            for (String setting : asynchronous(client)) {
                Place where = client.where().child(setting);
                String what = "a send of client " + Wording.quote(client.id())
                        + " returns before a broker has the message, and what is on its way when a master dies is lost"
                        + keeper.map(group -> ", although the store of group " + Wording.quote(group.id())
                                        + " would have kept it")
                                .orElse("");
                if (keeper.isPresent()) {
                    findings.error(where, what, MEND);
                } else {
                    findings.warning(where, what, MEND);
                }
            }
        }
    }

    /**
     * The places where the client declares that it does not wait: its own element, an option of the URL, or both.
     * Different rendered files follow each.
     */
    private static List<String> asynchronous(Client client) {
        List<String> settings = new ArrayList<>();
        if (client.useAsyncSend()) {
            settings.add("useAsyncSend");
        }
        if (isOn(client.options(), ASYNC)) {
            settings.add("options." + ASYNC);
        }
        return settings;
    }

    private static boolean waitsAllTheSame(Map<String, String> options) {
        return isOn(options, SYNC) || isAboveZero(options.getOrDefault(TIMEOUT, "0"));
    }

    private static boolean isOn(Map<String, String> options, String option) {
        return options.getOrDefault(option, "").strip().equalsIgnoreCase("true");
    }

    private static boolean isAboveZero(String number) {
        try {
            return Long.parseLong(number.strip()) > 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** The client's first group whose store outlives a master. */
    private static Optional<Group> keeper(Topology topology, Client client) {
        return client.groups().stream()
                .flatMap(group -> topology.group(group).stream())
                .filter(group -> !(group.store() instanceof Store.KahaDb))
                .findFirst();
    }
}
