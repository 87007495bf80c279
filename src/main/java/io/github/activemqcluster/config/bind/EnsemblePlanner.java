package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.EnsembleDeclaration;
import io.github.activemqcluster.config.vocabulary.ServerDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.PortKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans ensembles: their servers, the servers' hosts, and the ports that each server opens. */
final class EnsemblePlanner {

    private final Binding binding;
    private final Optional<Release> zookeeper;
    private final HostRota rota;

    EnsemblePlanner(Binding binding, Optional<Release> zookeeper, HostRota rota) {
        this.binding = binding;
        this.zookeeper = zookeeper;
        this.rota = rota;
    }

    PlannedEnsemble plan(EnsembleDeclaration declaration, int index) {
        Place where = Place.TOPOLOGY.child("ensembles").item(index);
        String id = orElse(declaration.id, "ensemble_without_id_" + index);
        List<ServerDeclaration> declared = declaration.servers != null
                ? declaration.servers
                : Collections.nCopies(size(declaration), new ServerDeclaration());
        List<PlannedInstance<ServerDeclaration>> servers = new ArrayList<>();
        for (ServerDeclaration server : declared) {
            Place place = where.child("servers").item(servers.size());
            String host = server.host == null ? rota.next() : server.host;
            Map<PortKind, Integer> given = server.ports == null ? Map.of() : server.ports.given();
            Opening opening = binding.opening(
                    orElse(server.id, id + "-" + (servers.size() + 1)),
                    place,
                    rota.address(host),
                    kinds(given, place, declared.size()),
                    given);
            servers.add(new PlannedInstance<>(server, host, opening));
        }
        return new PlannedEnsemble(where, id, declaration, servers);
    }

    /** The number of servers of an ensemble that is not bound yet. */
    static int size(EnsembleDeclaration declaration) {
        return declaration.servers == null ? orElse(declaration.size, 0) : declaration.servers.size();
    }

    private Set<PortKind> kinds(Map<PortKind, Integer> given, Place where, int size) {
        Set<PortKind> kinds = EnumSet.of(PortKind.CLIENT);
        if (size > 1) {
            kinds.add(PortKind.PEER);
            kinds.add(PortKind.ELECTION);
        }
        if (given.containsKey(PortKind.ADMIN)
                && zookeeper.map(release -> release.has("adminServer")).orElse(true)) {
            kinds.add(PortKind.ADMIN);
        }
        for (PortKind kind : given.keySet()) {
            if (!kinds.contains(kind)) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                where.child("ports").child(kind.element()),
                                kind == PortKind.ADMIN
                                        ? "this release has no admin server"
                                        : "a server that is alone in its ensemble opens no such port",
                                "Leave it out.");
            }
        }
        return kinds;
    }
}
