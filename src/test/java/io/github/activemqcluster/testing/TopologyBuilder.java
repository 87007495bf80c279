package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.ActiveMq;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.ZooKeeper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A resolved topology, made by hand. Every default is the binder's, so that a test names only the values that matter to
 * it. A method that names an existing element amends it; {@code also…} adds one more element, even with the same id.
 *
 * <pre>{@code
 * Topology broken = Topologies.r9()
 *         .broker("group1-2", broker -> broker.port(OPENWIRE, 61616))
 *         .build();
 * }</pre>
 */
public final class TopologyBuilder {

    private String name = "reference";
    private String activemq = "6.3.1";
    private Optional<RuntimeKind> runtime = Optional.empty();
    private String zookeeper = "3.9.5";
    private final List<HostBuilder> hosts = new ArrayList<>();
    private final List<EnsembleBuilder> ensembles = new ArrayList<>();
    private final List<GroupBuilder> groups = new ArrayList<>();
    private final List<ConnectorBuilder> connectors = new ArrayList<>();
    private final List<ClientBuilder> clients = new ArrayList<>();

    public TopologyBuilder name(String value) {
        name = value;
        return this;
    }

    public TopologyBuilder activemq(String version) {
        activemq = version;
        return this;
    }

    /** The runtime. Unless called: assembled from 6.0.0 on, and the distribution before. */
    public TopologyBuilder runtime(RuntimeKind value) {
        runtime = Optional.of(value);
        return this;
    }

    public TopologyBuilder zookeeper(String version) {
        zookeeper = version;
        return this;
    }

    // --- hosts

    /** Adds a host. Without any, there is the host {@code localhost}, address 127.0.0.1. */
    public TopologyBuilder host(String id, String address) {
        return host(id, address, id);
    }

    public TopologyBuilder host(String id, String address, String failureDomain) {
        HostBuilder host = found(hosts, candidate -> candidate.id.equals(id), () -> new HostBuilder(id));
        host.address = address;
        host.failureDomain = failureDomain;
        return this;
    }

    public TopologyBuilder alsoHost(String id, String address) {
        HostBuilder host = new HostBuilder(id);
        host.address = address;
        host.failureDomain = id;
        hosts.add(host);
        return this;
    }

    // --- ensembles

    public TopologyBuilder ensemble(String id, int size) {
        return ensemble(id, ensemble -> ensemble.size(size));
    }

    public TopologyBuilder ensemble(String id, Consumer<EnsembleBuilder> change) {
        change.accept(found(ensembles, candidate -> candidate.id.equals(id), () -> new EnsembleBuilder(id)));
        return this;
    }

    public TopologyBuilder alsoEnsemble(String id, int size) {
        EnsembleBuilder ensemble = new EnsembleBuilder(id);
        ensemble.size(size);
        ensembles.add(ensemble);
        return this;
    }

    public TopologyBuilder server(String id, Consumer<ServerBuilder> change) {
        change.accept(ensembles.stream()
                .flatMap(ensemble -> ensemble.servers.stream())
                .filter(server -> server.id.equals(id))
                .findFirst()
                .orElseThrow());
        return this;
    }

    // --- groups

    public TopologyBuilder group(String id, int size) {
        return group(id, group -> group.size(size));
    }

    public TopologyBuilder group(String id, Consumer<GroupBuilder> change) {
        change.accept(found(groups, candidate -> candidate.id.equals(id), () -> new GroupBuilder(id)));
        return this;
    }

    public TopologyBuilder alsoGroup(String id, Consumer<GroupBuilder> change) {
        GroupBuilder group = new GroupBuilder(id);
        change.accept(group);
        groups.add(group);
        return this;
    }

    public TopologyBuilder broker(String id, Consumer<BrokerBuilder> change) {
        change.accept(groups.stream()
                .flatMap(group -> group.brokers.stream())
                .filter(broker -> broker.id.equals(id))
                .findFirst()
                .orElseThrow());
        return this;
    }

    // --- connectors

    /** Amends the connector between the two, or adds one. */
    public TopologyBuilder connector(String from, String to, Consumer<ConnectorBuilder> change) {
        change.accept(found(
                connectors,
                candidate -> candidate.from.equals(from) && candidate.to.equals(Optional.of(to)),
                () -> new ConnectorBuilder(from, Optional.of(to))));
        return this;
    }

    public TopologyBuilder connector(String from, String to) {
        return connector(from, to, unchanged -> {});
    }

    public TopologyBuilder duplex(String from, String to) {
        return connector(from, to, connector -> connector.duplex(true));
    }

    public TopologyBuilder alsoConnector(String from, String to, Consumer<ConnectorBuilder> change) {
        ConnectorBuilder connector = new ConnectorBuilder(from, Optional.of(to));
        change.accept(connector);
        connectors.add(connector);
        return this;
    }

    public TopologyBuilder multicast(String from, Optional<String> multicastGroup) {
        return multicast(from, multicastGroup, unchanged -> {});
    }

    public TopologyBuilder multicast(String from, Optional<String> multicastGroup, Consumer<ConnectorBuilder> change) {
        ConnectorBuilder connector = new ConnectorBuilder(from, Optional.empty());
        connector.discovery = Optional.of(Discovery.MULTICAST);
        connector.multicastGroup = multicastGroup;
        change.accept(connector);
        connectors.add(connector);
        return this;
    }

    public TopologyBuilder connectorToUri(String from, String uri) {
        return connectorToUri(from, uri, unchanged -> {});
    }

    public TopologyBuilder connectorToUri(String from, String uri, Consumer<ConnectorBuilder> change) {
        ConnectorBuilder connector = new ConnectorBuilder(from, Optional.empty());
        connector.uri = Optional.of(uri);
        change.accept(connector);
        connectors.add(connector);
        return this;
    }

    public TopologyBuilder noConnectors() {
        connectors.clear();
        return this;
    }

    // --- clients

    /** Adds a client. Without groups, it has all groups. */
    public TopologyBuilder client(String id, String... groupIds) {
        return client(id, client -> client.groups = List.of(groupIds));
    }

    public TopologyBuilder client(String id, Consumer<ClientBuilder> change) {
        change.accept(found(clients, candidate -> candidate.id.equals(id), () -> new ClientBuilder(id)));
        return this;
    }

    public TopologyBuilder alsoClient(String id) {
        clients.add(new ClientBuilder(id));
        return this;
    }

    // --- all of a kind

    public TopologyBuilder eachGroup(Consumer<GroupBuilder> change) {
        groups.forEach(change);
        return this;
    }

    public TopologyBuilder eachConnector(Consumer<ConnectorBuilder> change) {
        connectors.forEach(change);
        return this;
    }

    public TopologyBuilder eachClient(Consumer<ClientBuilder> change) {
        clients.forEach(change);
        return this;
    }

    static <T> T found(List<T> elements, Predicate<T> wanted, Supplier<T> otherwise) {
        return elements.stream().filter(wanted).findFirst().orElseGet(() -> {
            T created = otherwise.get();
            elements.add(created);
            return created;
        });
    }

    // --- building

    public Topology build() {
        List<Host> builtHosts = hosts();
        var plan = new PortPlan(builtHosts);
        for (GroupBuilder group : groups) {
            place(group.brokers, builtHosts);
        }
        for (EnsembleBuilder ensemble : ensembles) {
            place(ensemble.servers, builtHosts);
        }
        boolean console = runtimeKind() == RuntimeKind.DISTRIBUTION;
        Map<InstanceBuilder<?>, Set<PortKind>> opened = new LinkedHashMap<>();
        for (GroupBuilder group : groups) {
            group.brokers.forEach(broker -> opened.put(broker, group.opened(console)));
        }
        for (EnsembleBuilder ensemble : ensembles) {
            ensemble.servers.forEach(server -> opened.put(server, ensemble.opened()));
        }
        Map<InstanceBuilder<?>, Ports> ports = plan.plan(opened);

        List<Ensemble> builtEnsembles = new ArrayList<>();
        for (EnsembleBuilder ensemble : ensembles) {
            builtEnsembles.add(ensemble.build(Place.TOPOLOGY.child("ensembles").item(builtEnsembles.size()), ports));
        }
        List<Group> builtGroups = new ArrayList<>();
        for (GroupBuilder group : groups) {
            builtGroups.add(group.build(
                    Place.TOPOLOGY.child("groups").item(builtGroups.size()),
                    ports,
                    builtHosts,
                    isInNetworkOfSeveral(group.id)));
        }
        List<NetworkConnector> builtConnectors = new ArrayList<>();
        for (ConnectorBuilder connector : connectors) {
            builtConnectors.add(connector.build(
                    Place.TOPOLOGY.child("networkConnectors").item(builtConnectors.size()), builtGroups));
        }
        List<Client> builtClients = new ArrayList<>();
        for (ClientBuilder client : clients) {
            builtClients.add(client.build(Place.TOPOLOGY.child("clients").item(builtClients.size()), builtGroups));
        }
        return new Topology(
                name,
                new ActiveMq(Place.TOPOLOGY.child("activemq"), activemq, runtimeKind(), Optional.empty()),
                ensembles.stream().allMatch(ensemble -> ensemble.servers.isEmpty())
                        ? Optional.empty()
                        : Optional.of(new ZooKeeper(Place.TOPOLOGY.child("zookeeper"), zookeeper)),
                builtHosts,
                builtEnsembles,
                builtGroups,
                builtConnectors,
                builtClients);
    }

    private RuntimeKind runtimeKind() {
        return runtime.orElse(activemq.startsWith("5.") ? RuntimeKind.DISTRIBUTION : RuntimeKind.ASSEMBLED);
    }

    private List<Host> hosts() {
        if (hosts.isEmpty()) {
            return List.of(new Host(Place.TOPOLOGY.child("hosts").item(0), "localhost", "127.0.0.1", "localhost"));
        }
        List<Host> built = new ArrayList<>();
        for (HostBuilder host : hosts) {
            built.add(new Host(
                    Place.TOPOLOGY.child("hosts").item(built.size()), host.id, host.address, host.failureDomain));
        }
        return built;
    }

    private static void place(List<? extends InstanceBuilder<?>> instances, List<Host> hosts) {
        List<Host> turn = inTurnByFailureDomain(hosts);
        for (int i = 0; i < instances.size(); i++) {
            InstanceBuilder<?> instance = instances.get(i);
            if (instance.host.isEmpty()) {
                instance.host = Optional.of(turn.get(i % turn.size()).id());
            }
        }
    }

    private static List<Host> inTurnByFailureDomain(List<Host> hosts) {
        Map<String, List<Host>> byDomain = new LinkedHashMap<>();
        hosts.forEach(host -> byDomain.computeIfAbsent(host.failureDomain(), unused -> new ArrayList<>())
                .add(host));
        List<Host> turn = new ArrayList<>();
        for (int round = 0; turn.size() < hosts.size(); round++) {
            for (List<Host> domain : byDomain.values()) {
                if (round < domain.size()) {
                    turn.add(domain.get(round));
                }
            }
        }
        return turn;
    }

    private boolean isInNetworkOfSeveral(String group) {
        return groups.size() > 1
                && connectors.stream()
                        .anyMatch(connector -> connector.from.equals(group)
                                || connector.to.equals(Optional.of(group))
                                || connector.discovery.equals(Optional.of(Discovery.MULTICAST)));
    }
}
