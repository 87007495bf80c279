package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.EnsembleDeclaration;
import io.github.activemqcluster.config.vocabulary.ServerDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Binds ensembles after their servers have hosts and ports. */
final class EnsembleBinder {

    private final Binding binding;
    private final Function<Opening, Ports> ports;

    /** Takes the ports of each instance. */
    EnsembleBinder(Binding binding, Function<Opening, Ports> ports) {
        this.binding = binding;
        this.ports = ports;
    }

    Ensemble bind(PlannedEnsemble ensemble) {
        EnsembleDeclaration declaration = ensemble.declaration();
        if (declaration.connectString != null) {
            checkExternal(declaration, ensemble.where());
        }
        List<Server> servers = new ArrayList<>();
        for (PlannedInstance<ServerDeclaration> server : ensemble.servers()) {
            servers.add(server(server, servers.size() + 1));
        }
        return new Ensemble(
                ensemble.where(),
                ensemble.id(),
                servers,
                orElse(declaration.tickTime, Defaults.TICK_TIME),
                orElse(declaration.initLimit, Defaults.INIT_LIMIT),
                orElse(declaration.syncLimit, Defaults.SYNC_LIMIT),
                Optional.ofNullable(declaration.connectString));
    }

    private Server server(PlannedInstance<ServerDeclaration> planned, int number) {
        ServerDeclaration declaration = planned.declaration();
        Opening opening = planned.opening();
        return new Server(
                opening.where(),
                opening.id(),
                planned.host(),
                orElse(declaration.myid, number),
                ports.apply(opening),
                binding.directory(declaration.dataDir),
                binding.directory(declaration.dataLogDir));
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
}
