package io.github.activemqcluster.rule.placement;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ensemble-spread}: the servers of an ensemble are on different hosts. */
public final class EnsembleIsSpread implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var machines = new Machines(topology);
        for (Ensemble ensemble : topology.ensembles()) {
            Map<String, List<Server>> byMachine = new LinkedHashMap<>();
            for (Server server : ensemble.servers()) {
                machines.machine(server.host()).ifPresent(machine -> byMachine
                        .computeIfAbsent(machine, unused -> new ArrayList<>())
                        .add(server));
            }
            List<String> shared = byMachine.values().stream()
                    .filter(servers -> servers.size() > 1)
                    .map(servers ->
                            Wording.quoteAll(servers.stream().map(Server::id).toList()) + " on host "
                                    + Wording.quote(servers.get(0).host()))
                    .toList();
            if (!shared.isEmpty()) {
                findings.warning(
                        ensemble.where(),
                        "servers of ensemble " + Wording.quote(ensemble.id()) + " share a host: "
                                + Wording.list(shared),
                        "Put each on a host of its own: when that host is gone, several servers are, and the others may"
                                + " be too few to agree.");
            }
        }
    }
}
