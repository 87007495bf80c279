package io.github.activemqcluster.drill;

import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which kinds of traffic there are in a rehearsal: a queue of each client in each of its groups, and of every other kind one in
 * each group. They all go on at the same time.
 */
final class Traffics {

    private final Topology topology;
    private final Clients clients;

    Traffics(Topology topology, Clients clients) {
        this.topology = topology;
        this.clients = clients;
    }

    /** All of a rehearsal, whose name is part of theirs. */
    List<Traffic> of(String rehearsal) {
        List<Traffic> traffics = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (Access access : clients.accesses()) {
            traffics.add(QueueTraffic.of(clients, access, rehearsal));
            if (groups.add(access.group())) {
                traffics.add(DurableTraffic.of(clients, access, rehearsal));
                traffics.add(VirtualTraffic.of(clients, access, rehearsal));
                traffics.add(TransactedTraffic.of(clients, access, rehearsal));
                traffics.add(RequestTraffic.of(clients, access, answering(access), rehearsal));
            }
        }
        return traffics;
    }

    /** Through another group where a bridge leads there and back and takes temporary queues along, else through the same. */
    private Access answering(Access access) {
        return topology.groups().stream()
                .filter(group -> leads(access.group(), group.id()) && leads(group.id(), access.group()))
                .flatMap(group -> clients.find(group.id()).stream())
                .findFirst()
                .orElse(access);
    }

    private boolean leads(String from, String to) {
        return topology.networkConnectors().stream()
                .filter(Traffics::takesTemporaryQueues)
                .anyMatch(connector -> (isFrom(connector, from) && isTo(connector, to))
                        || (connector.duplex() && isFrom(connector, to) && isTo(connector, from)));
    }

    private static boolean takesTemporaryQueues(NetworkConnector connector) {
        return connector.dynamicallyIncludedDestinations().isEmpty()
                && !"false".equals(connector.attributes().get("bridgeTempDestinations"));
    }

    private static boolean isFrom(NetworkConnector connector, String group) {
        return connector.from().equals(group);
    }

    private static boolean isTo(NetworkConnector connector, String group) {
        return connector.to().filter(group::equals).isPresent();
    }
}
