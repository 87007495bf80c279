package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An ensemble. */
public final class EnsembleBuilder {
    final List<ServerBuilder> servers = new ArrayList<>();
    String id;
    private Optional<String> connectString = Optional.empty();

    EnsembleBuilder(String id) {
        this.id = id;
    }

    public EnsembleBuilder id(String value) {
        id = value;
        return this;
    }

    /** Replaces the servers by so many servers with default names. */
    public EnsembleBuilder size(int size) {
        servers.clear();
        for (int i = 1; i <= size; i++) {
            servers.add(new ServerBuilder(id + "-" + i, i));
        }
        return this;
    }

    public EnsembleBuilder connectString(String value) {
        servers.clear();
        connectString = Optional.of(value);
        return this;
    }

    Set<PortKind> opened() {
        return servers.size() < 2 ? Set.of(PortKind.CLIENT) : Set.of(PortKind.CLIENT, PortKind.PEER, PortKind.ELECTION);
    }

    Ensemble build(Place where, Map<InstanceBuilder<?>, Ports> ports) {
        List<Server> built = new ArrayList<>();
        for (ServerBuilder server : servers) {
            built.add(new Server(
                    where.child("servers").item(built.size()),
                    server.id,
                    server.host.orElseThrow(),
                    server.myid,
                    ports.get(server),
                    server.dataDir,
                    server.dataLogDir));
        }
        return new Ensemble(where, id, built, 2000, 10, 5, connectString);
    }
}
