package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code names-legal}: ids and broker names use {@code a-zA-Z0-9._-} only, and are safe as names of folders.
 *
 * <p>Source: {@code BrokerService.setBrokerName} replaces every character outside {@code a-zA-Z0-9._-:} by {@code _}.
 */
public final class NamesAreLegal implements Rule {

    private static final String ID_MEND =
            "Choose another: ids become names of folders, in scripts, on every system that the cluster may run on.";
    private static final String BROKER_NAME_MEND =
            "Choose another: a broker replaces what it does not take by '_', so that two names can become one.";

    @Override
    public void check(Topology topology, Findings findings) {
        for (Host host : topology.hosts()) {
            checkId(host.where(), host.id(), findings);
        }
        for (Ensemble ensemble : topology.ensembles()) {
            checkId(ensemble.where(), ensemble.id(), findings);
            for (Server server : ensemble.servers()) {
                checkInstanceId(server.where(), server.id(), ensemble.id(), findings);
            }
        }
        for (Group group : topology.groups()) {
            checkGroup(group, findings);
        }
        for (Client client : topology.clients()) {
            checkId(client.where(), client.id(), findings);
        }
    }

    private static void checkGroup(Group group, Findings findings) {
        checkId(group.where(), group.id(), findings);
        if (!group.brokerName().equals(group.id())) {
            checkBrokerName(group.where(), group.brokerName(), findings);
        }
        for (Broker broker : group.brokers()) {
            checkInstanceId(broker.where(), broker.id(), group.id(), findings);
            // A name that comes from the group or from the id is judged there.
            if (!broker.brokerName().equals(group.brokerName())
                    && !broker.brokerName().equals(broker.id())) {
                checkBrokerName(broker.where(), broker.brokerName(), findings);
            }
        }
    }

    /** A planned id comes from another id: the user mends that id. */
    private static void checkInstanceId(Place where, String id, String owner, Findings findings) {
        if (LegalName.isLegal(owner) || !id.startsWith(owner + "-")) {
            checkId(where, id, findings);
        }
    }

    private static void checkId(Place where, String id, Findings findings) {
        LegalName.faultOf(id)
                .ifPresent(fault -> findings.error(where.child("id"), Wording.quote(id) + " " + fault, ID_MEND));
    }

    private static void checkBrokerName(Place where, String name, Findings findings) {
        LegalName.faultOf(name)
                .ifPresent(fault ->
                        findings.error(where.child("brokerName"), Wording.quote(name) + " " + fault, BROKER_NAME_MEND));
    }
}
