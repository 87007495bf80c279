package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.EnsembleDeclaration;
import io.github.activemqcluster.config.vocabulary.ServerDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Binds ensembles, and notes what ports their servers open. The servers' ports are those given until they are planned. */
final class EnsembleBinder {

    private final Binding binding;
    private final Optional<Release> zookeeper;
    private final HostRota rota;
    private final UnaryOperator<String> addressOfHost;
    private final List<Opening> openings;

    EnsembleBinder(
            Binding binding,
            Optional<Release> zookeeper,
            HostRota rota,
            UnaryOperator<String> addressOfHost,
            List<Opening> openings) {
        this.binding = binding;
        this.zookeeper = zookeeper;
        this.rota = rota;
        this.addressOfHost = addressOfHost;
        this.openings = openings;
    }

    Ensemble bind(EnsembleDeclaration declaration, int index) {
        Place where = Place.TOPOLOGY.child("ensembles").item(index);
        String id = orElse(declaration.id, "ensemble_without_id_" + index);
        if (declaration.connectString != null) {
            checkExternal(declaration, where);
        }
        List<ServerDeclaration> declared = declaration.servers != null
                ? declaration.servers
                : Collections.nCopies(size(declaration), new ServerDeclaration());
        List<Server> servers = new ArrayList<>();
        for (ServerDeclaration server : declared) {
            servers.add(bind(server, id, where, servers.size(), declared.size()));
        }
        return new Ensemble(
                where,
                id,
                servers,
                orElse(declaration.tickTime, Defaults.TICK_TIME),
                orElse(declaration.initLimit, Defaults.INIT_LIMIT),
                orElse(declaration.syncLimit, Defaults.SYNC_LIMIT),
                Optional.ofNullable(declaration.connectString));
    }

    /** How many servers an ensemble will have, before it is bound. */
    static int size(EnsembleDeclaration declaration) {
        return declaration.servers == null ? orElse(declaration.size, 0) : declaration.servers.size();
    }

    private void checkExternal(EnsembleDeclaration declaration, Place where) {
        if (binding.isLocal()) {
            binding.problems()
                    .fatal(
                            Binding.LOCAL_IS_LOCAL,
                            where.child("connectString"),
                            "placement=local does not use an ensemble that exists already",
                            "Write <size> instead of <connectString> for a rehearsal, for example in a profile.");
        }
        if (declaration.tickTime != null || declaration.initLimit != null || declaration.syncLimit != null) {
            binding.problems()
                    .error(
                            Binding.VOCABULARY,
                            where,
                            "tickTime, initLimit and syncLimit say nothing to an ensemble that exists already",
                            "Leave them out, or leave connectString out.");
        }
    }

    private Server bind(ServerDeclaration declaration, String ensemble, Place parent, int index, int size) {
        Place where = parent.child("servers").item(index);
        String host = declaration.host == null ? rota.next() : declaration.host;
        Map<PortKind, Integer> given = declaration.ports == null ? Map.of() : declaration.ports.given();
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
        Opening opening = binding.opening(
                orElse(declaration.id, ensemble + "-" + (index + 1)), where, addressOfHost.apply(host), kinds, given);
        openings.add(opening);
        return new Server(
                where,
                orElse(declaration.id, ensemble + "-" + (index + 1)),
                host,
                orElse(declaration.myid, index + 1),
                new Ports(opening.given()),
                binding.directory(declaration.dataDir),
                binding.directory(declaration.dataLogDir));
    }

    static Ensemble withPorts(Ensemble ensemble, Map<Place, Ports> ports) {
        return new Ensemble(
                ensemble.where(),
                ensemble.id(),
                ensemble.servers().stream()
                        .map(server -> new Server(
                                server.where(),
                                server.id(),
                                server.host(),
                                server.myid(),
                                ports.get(server.where()),
                                server.dataDir(),
                                server.dataLogDir()))
                        .toList(),
                ensemble.tickTime(),
                ensemble.initLimit(),
                ensemble.syncLimit(),
                ensemble.connectString());
    }
}
