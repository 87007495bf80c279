package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.Traffic.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives the kinds of traffic of a rehearsal: a queue for each client in each of its groups, and of every other kind one
 * for each client that declares it, or for the first client of a group where none does. All work at the same time.
 */
final class TrafficKinds {

    /** The prefixes of virtual topics and their queues, by the brokers' default configuration. */
    private static final String VIRTUAL = "VirtualTopic.";

    private static final String CONSUMER = "Consumer.";

    private final Topology topology;
    private final Clients clients;
    private final Flows flows;

    TrafficKinds(Topology topology, Clients clients) {
        this.topology = topology;
        this.flows = new Flows(topology);
        this.clients = clients;
    }

    /** All kinds of traffic of a rehearsal. Its name is part of the queues' names. */
    List<TrafficKind> of(String rehearsal) {
        List<TrafficKind> kinds = new ArrayList<>();
        for (ClientAccess access : clients.accesses()) {
            kinds.add(QueueTraffic.of(clients, access, rehearsal));
        }
        Map<String, List<ClientAccess>> groups = clients.accesses().stream()
                .collect(Collectors.groupingBy(ClientAccess::group, LinkedHashMap::new, Collectors.toList()));
        for (List<ClientAccess> group : groups.values()) {
            declaring(group, TrafficKinds::hasDurableTopic)
                    .forEach(access -> kinds.add(DurableTraffic.of(clients, access, rehearsal)));
            declaring(group, TrafficKinds::hasVirtualTopic)
                    .forEach(access -> kinds.add(VirtualTraffic.of(clients, access, rehearsal)));
            for (ClientAccess access : declaring(group, TrafficKinds::hasReplies)) {
                List<TrafficKind> declared = declaredRequests(access, rehearsal);
                kinds.addAll(
                        declared.isEmpty()
                                ? List.of(RequestTraffic.of(clients, access, answering(access), rehearsal))
                                : declared);
            }
            kinds.add(TransactedTraffic.of(clients, group.get(0), rehearsal));
        }
        return kinds;
    }

    /** The clients of a group that declare it; where none does, the first client. */
    private List<ClientAccess> declaring(List<ClientAccess> group, Predicate<Client> what) {
        List<ClientAccess> declaring = group.stream()
                .filter(access -> topology.clients().stream()
                        .filter(client -> client.id().equals(access.client()))
                        .anyMatch(what))
                .toList();
        return declaring.isEmpty() ? group.subList(0, 1) : declaring;
    }

    private static boolean hasDurableTopic(Client client) {
        return consumes(client, consumed -> consumed.kind() == Kind.DURABLE_TOPIC);
    }

    private static boolean hasVirtualTopic(Client client) {
        return consumes(
                        client,
                        consumed -> consumed.kind() == Kind.QUEUE
                                && consumed.physicalName().startsWith(CONSUMER))
                || client.traffic().stream()
                        .flatMap(declared -> declared.produces().stream())
                        .anyMatch(sent -> sent.topic() && sent.physicalName().startsWith(VIRTUAL));
    }

    private static boolean hasReplies(Client client) {
        return consumes(client, consumed -> consumed.kind() == Kind.REPLIES);
    }

    private static boolean consumes(Client client, Predicate<Consumed> what) {
        return client.traffic().stream()
                .flatMap(declared -> declared.consumes().stream())
                .anyMatch(what);
    }

    /**
     * The requests that a client declares, each with a client that declares to receive them, under names that match.
     */
    private List<TrafficKind> declaredRequests(ClientAccess access, String rehearsal) {
        List<TrafficKind> requests = new ArrayList<>();
        for (Flow flow : flows.all()) {
            if (flow.kind() == Flow.Kind.REPLIES
                    && flow.consumer().id().equals(access.client())
                    && Clients.isPattern(flow.sent().physicalName())) {
                for (String group : flow.producer().groups()) {
                    clients.find(flow.producer().id(), group).ifPresent(answering -> {
                        String purpose = rehearsal + ".request." + access.client() + "." + access.group() + "."
                                + answering.client() + "." + group;
                        requests.add(new RequestTraffic(
                                clients,
                                access,
                                answering,
                                clients.queueLike(flow.sent().physicalName(), purpose)));
                    });
                }
            }
        }
        return requests;
    }

    /**
     * Through another group where a bridge leads there and back and takes temporary queues along, else through the
     * same.
     */
    private ClientAccess answering(ClientAccess access) {
        return topology.groups().stream()
                .filter(group -> leads(access.group(), group.id()) && leads(group.id(), access.group()))
                .flatMap(group -> clients.find(group.id()).stream())
                .findFirst()
                .orElse(access);
    }

    private boolean leads(String from, String to) {
        return topology.networkConnectors().stream()
                .filter(TrafficKinds::takesTemporaryQueues)
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
