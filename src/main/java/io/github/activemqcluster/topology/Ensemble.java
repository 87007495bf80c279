package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Optional;

/**
 * ZooKeeper servers that hold one tree of nodes.
 *
 * @param servers the servers that this cluster starts; empty if {@code connectString} is present
 * @param tickTime milliseconds, at least 1
 * @param initLimit the ticks within which a follower must connect to its leader
 * @param syncLimit the ticks that a follower may lag behind
 * @param connectString the addresses of an external ensemble, {@code host:port,host:port}
 */
public record Ensemble(
        Place where,
        String id,
        List<Server> servers,
        int tickTime,
        int initLimit,
        int syncLimit,
        Optional<String> connectString) {

    public Ensemble {
        servers = List.copyOf(servers);
    }

    /** The servers of an external ensemble, from its {@code connectString}, which may end with a path. */
    public List<Authority> externalServers() {
        return connectString
                .map(text -> Authority.list(text.replaceFirst("/.*", ""), PortKind.CLIENT.wellKnown()))
                .orElse(List.of());
    }

    /** Whether the ensemble is external: no server of it is rendered or started. */
    public boolean isExternal() {
        return connectString.isPresent();
    }
}
