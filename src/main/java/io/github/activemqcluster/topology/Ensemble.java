package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Optional;

/**
 * ZooKeeper servers that hold one tree of nodes.
 *
 * @param servers those that are started here; empty where {@code connectString} is present
 * @param tickTime milliseconds, at least 1
 * @param initLimit ticks that a follower has to connect to its leader
 * @param syncLimit ticks that a follower may lag behind
 * @param connectString addresses of an ensemble that exists already, {@code host:port,host:port}
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

    /** The servers of an ensemble that exists already, as its {@code connectString} has them, which may end in a path. */
    public List<Authority> externalServers() {
        return connectString
                .map(text -> Authority.list(text.replaceFirst("/.*", ""), PortKind.CLIENT.wellKnown()))
                .orElse(List.of());
    }

    /** Whether the ensemble exists already and nothing is rendered or started for it. */
    public boolean isExternal() {
        return connectString.isPresent();
    }
}
