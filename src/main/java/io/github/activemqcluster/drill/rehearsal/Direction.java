package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A direction that messages must be able to take: sent to one group, consumed through another.
 *
 * @param from the id of the group that the messages are sent to
 * @param to the id of the group that they are consumed through
 */
public record Direction(String from, String to) {

    /**
     * All directions of a topology: where a network connector leads, both ways if it is duplex; and between all groups
     * of a client's list, since the client may land on any of them. A client only produces if all its groups only send
     * messages out of the list, and only consumes if they all only get messages: then its list demands nothing more.
     */
    public static List<Direction> of(Topology topology) {
        Set<Direction> all = new LinkedHashSet<>(connected(topology));
        all.addAll(withinLists(topology, topology.clients()));
        return List.copyOf(all);
    }

    /**
     * The directions within the lists of clients that declare nothing, where others declare what they send and receive.
     * The direction of a connector tells nothing then, since it may be there for the declared messages.
     */
    public static List<Direction> ofUndeclared(Topology topology) {
        return List.copyOf(withinLists(
                topology,
                topology.clients().stream()
                        .filter(client -> client.traffic().isEmpty())
                        .toList()));
    }

    private static Set<Direction> withinLists(Topology topology, List<Client> clients) {
        Set<Direction> connected = connected(topology);
        Set<Direction> all = new LinkedHashSet<>();
        for (Client client : clients) {
            List<String> groups = client.groups();
            boolean oneWay = groups.stream()
                            .noneMatch(group -> connected.stream().anyMatch(direction -> direction.to.equals(group)))
                    || groups.stream()
                            .noneMatch(group -> connected.stream().anyMatch(direction -> direction.from.equals(group)));
            if (connected.isEmpty() || !oneWay) {
                for (String from : groups) {
                    groups.stream().filter(to -> !to.equals(from)).forEach(to -> all.add(new Direction(from, to)));
                }
            }
        }
        return all;
    }

    private static Set<Direction> connected(Topology topology) {
        Set<Direction> directions = new LinkedHashSet<>();
        for (NetworkConnector connector : topology.networkConnectors()) {
            List<String> ends = connector.discovery() == NetworkConnector.Discovery.MULTICAST
                    ? topology.networkConnectors().stream()
                            .filter(other -> other.multicastGroup().equals(connector.multicastGroup()))
                            .map(NetworkConnector::from)
                            .filter(group -> !group.equals(connector.from()))
                            .distinct()
                            .toList()
                    : connector.to().stream().toList();
            for (String end : ends) {
                directions.add(new Direction(connector.from(), end));
                if (connector.duplex()) {
                    directions.add(new Direction(end, connector.from()));
                }
            }
        }
        return directions;
    }
}
