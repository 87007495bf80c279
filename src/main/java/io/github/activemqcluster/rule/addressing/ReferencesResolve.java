package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Spelling;
import io.github.activemqcluster.rule.base.Ends;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code references-resolve}: every host, ensemble and group that the topology names exists. */
public final class ReferencesResolve implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var hosts = new Known("host", topology.hosts().stream().map(Host::id).toList(), findings);
        var ensembles = new Known(
                "ensemble", topology.ensembles().stream().map(Ensemble::id).toList(), findings);
        var groups =
                new Known("group", topology.groups().stream().map(Group::id).toList(), findings);
        for (PortOwner instance : PortOwner.all(topology)) {
            hosts.resolve(instance.where().child("host"), instance.host());
        }
        for (Group group : topology.groups()) {
            if (group.store() instanceof ReplicatedLevelDb store) {
                ensembles.resolve(store.where().child("ensemble"), store.ensemble());
            }
        }
        for (NetworkConnector connector : topology.networkConnectors()) {
            groups.resolve(Ends.from(connector), connector.from());
            connector.to().ifPresent(to -> groups.resolve(Ends.to(connector), to));
        }
        for (Client client : topology.clients()) {
            client.groups().forEach(group -> groups.resolve(client.where().child("groups"), group));
        }
    }

    /** The elements of one kind that exist. */
    private static final class Known {

        /** The search for a similar name takes time, and nobody reads a thousand suggestions. */
        private static final int MOST_SUGGESTIONS = 100;

        private final String kind;
        private final Set<String> ids;
        private final Findings findings;
        private final Map<String, String> mends = new HashMap<>();

        Known(String kind, Collection<String> ids, Findings findings) {
            this.kind = kind;
            this.ids = new LinkedHashSet<>(ids);
            this.findings = findings;
        }

        void resolve(Place where, String id) {
            if (!ids.contains(id)) {
                findings.error(
                        where, "there is no " + kind + " " + Wording.quote(id), mends.computeIfAbsent(id, this::mend));
            }
        }

        private String mend(String id) {
            if (ids.isEmpty()) {
                return "Declare it: the topology has no " + kind + " at all.";
            }
            return Optional.of(id)
                    .filter(unknown -> mends.size() < MOST_SUGGESTIONS)
                    .flatMap(unknown -> Spelling.nearest(unknown, ids))
                    .map(nearest -> "Did you mean " + Wording.quote(nearest) + "?")
                    .orElseGet(() -> "Declare it, or name one there is: " + Wording.quoteAll(ids) + ".");
        }
    }
}
