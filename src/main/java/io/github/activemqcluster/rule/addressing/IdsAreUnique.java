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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code ids-unique}: every host, ensemble, server, group, broker and client has its own id. Brokers and servers share
 * one namespace, since their ids are folders of one directory. Ids that become folders must differ in more than case.
 */
public final class IdsAreUnique implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var hosts = new Namespace(false, findings);
        for (Host host : topology.hosts()) {
            hosts.add("host", host.where(), host.id());
        }
        var ensembles = new Namespace(false, findings);
        Set<Ensemble> repeatedEnsembles = new HashSet<>();
        for (Ensemble ensemble : topology.ensembles()) {
            if (!ensembles.add("ensemble", ensemble.where(), ensemble.id())) {
                repeatedEnsembles.add(ensemble);
            }
        }
        var groups = new Namespace(true, findings);
        var instances = new Namespace(true, findings);
        for (Group group : topology.groups()) {
            boolean repeated = !groups.add("group", group.where(), group.id());
            for (Broker broker : group.brokers()) {
                if (!(repeated && isPlanned(broker.id(), group.id()))) {
                    instances.add("broker", broker.where(), broker.id());
                }
            }
        }
        for (Ensemble ensemble : topology.ensembles()) {
            boolean repeated = repeatedEnsembles.contains(ensemble);
            for (Server server : ensemble.servers()) {
                if (!(repeated && isPlanned(server.id(), ensemble.id()))) {
                    instances.add("ZooKeeper server", server.where(), server.id());
                }
            }
        }
        var clients = new Namespace(true, findings);
        for (Client client : topology.clients()) {
            clients.add("client", client.where(), client.id());
        }
    }

    /** A planned id comes from the id of its group or ensemble: the user mends that id. */
    private static boolean isPlanned(String id, String owner) {
        return id.startsWith(owner + "-");
    }

    /** Elements whose ids must differ. */
    private static final class Namespace {

        private final Map<String, Taken> taken = new HashMap<>();
        private final boolean folders;
        private final Findings findings;

        Namespace(boolean folders, Findings findings) {
            this.folders = folders;
            this.findings = findings;
        }

        /** Adds an element, and reports it if another element has its id. Returns whether the id is unique so far. */
        boolean add(String kind, Place where, String id) {
            Taken first = taken.putIfAbsent(folders ? id.toLowerCase(Locale.ROOT) : id, new Taken(kind, where, id));
            if (first == null) {
                return true;
            }
            String other = "the " + first.kind() + " at " + first.where();
            if (first.id().equals(id)) {
                findings.error(
                        where.child("id"),
                        Wording.quote(id) + " is already the id of " + other,
                        folders
                                ? "Give each its own id, or the files of one overwrite those of the other."
                                : "Give each its own id, or what names it may mean either.");
            } else {
                findings.error(
                        where.child("id"),
                        Wording.quote(id) + " differs only in case from " + Wording.quote(first.id()) + ", the id of "
                                + other,
                        "Give one of them another id: where a disk ignores case, both are one folder.");
            }
            return false;
        }

        private record Taken(String kind, Place where, String id) {}
    }
}
