package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.ActiveMq;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.SslContext;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import io.github.activemqcluster.topology.User;
import io.github.activemqcluster.topology.ZooKeeper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A resolved topology, made by hand: every default is the one that the binder takes, so that a test says only what
 * matters to it; but for a client's {@code useDedicatedTaskRunner}, which is false, to differ from its neighbours. A method that names an element which is there already amends it; {@code also…} adds one more, even of
 * the same id.
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

    /** Unless called: assembled from 6.0.0 on, the distribution before. */
    public TopologyBuilder runtime(RuntimeKind value) {
        runtime = Optional.of(value);
        return this;
    }

    public TopologyBuilder zookeeper(String version) {
        zookeeper = version;
        return this;
    }

    // --- hosts

    /** Without any, there is the host {@code localhost}, address 127.0.0.1. */
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

    /** Without groups, all of them. */
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

    private static <T> T found(List<T> elements, Predicate<T> wanted, Supplier<T> otherwise) {
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
            builtEnsembles.add(ensemble.build("topology.ensembles[" + builtEnsembles.size() + "]", ports));
        }
        List<Group> builtGroups = new ArrayList<>();
        for (GroupBuilder group : groups) {
            builtGroups.add(group.build(
                    "topology.groups[" + builtGroups.size() + "]", ports, builtHosts, isInNetworkOfSeveral(group.id)));
        }
        List<NetworkConnector> builtConnectors = new ArrayList<>();
        for (ConnectorBuilder connector : connectors) {
            builtConnectors.add(
                    connector.build("topology.networkConnectors[" + builtConnectors.size() + "]", builtGroups));
        }
        List<Client> builtClients = new ArrayList<>();
        for (ClientBuilder client : clients) {
            builtClients.add(client.build("topology.clients[" + builtClients.size() + "]", builtGroups));
        }
        return new Topology(
                name,
                new ActiveMq("topology.activemq", activemq, runtimeKind(), Optional.empty()),
                ensembles.stream().allMatch(ensemble -> ensemble.servers.isEmpty())
                        ? Optional.empty()
                        : Optional.of(new ZooKeeper("topology.zookeeper", zookeeper)),
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
            return List.of(new Host("topology.hosts[0]", "localhost", "127.0.0.1", "localhost"));
        }
        List<Host> built = new ArrayList<>();
        for (HostBuilder host : hosts) {
            built.add(new Host("topology.hosts[" + built.size() + "]", host.id, host.address, host.failureDomain));
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

    /** Ports as the binder plans them: given ones first, then kind by kind, upwards from the well-known one. */
    private static final class PortPlan {

        private final Map<String, String> addresses = new HashMap<>();
        private final Map<String, Set<Integer>> taken = new HashMap<>();

        PortPlan(List<Host> hosts) {
            hosts.forEach(
                    host -> addresses.putIfAbsent(host.id(), host.address().toLowerCase(Locale.ROOT)));
        }

        Map<InstanceBuilder<?>, Ports> plan(Map<InstanceBuilder<?>, Set<PortKind>> opened) {
            opened.keySet().forEach(instance -> takenBy(instance).addAll(instance.ports.values()));
            Map<InstanceBuilder<?>, Map<PortKind, Integer>> planned = new HashMap<>();
            for (InstanceBuilder<?> instance : opened.keySet()) {
                planned.put(instance, new EnumMap<>(instance.ports));
            }
            Map<String, Integer> next = new HashMap<>();
            for (PortKind kind : PortKind.values()) {
                opened.forEach((instance, kinds) -> {
                    if (kinds.contains(kind) && !instance.ports.containsKey(kind)) {
                        Set<Integer> others = takenBy(instance);
                        String series = address(instance) + " " + kind;
                        int port = next.getOrDefault(series, kind.wellKnown());
                        while (!others.add(port)) {
                            port++;
                        }
                        next.put(series, port + 1);
                        planned.get(instance).put(kind, port);
                    }
                });
            }
            Map<InstanceBuilder<?>, Ports> ports = new HashMap<>();
            planned.forEach((instance, byKind) -> ports.put(instance, new Ports(byKind)));
            return ports;
        }

        private String address(InstanceBuilder<?> instance) {
            String host = instance.host.orElseThrow();
            return addresses.getOrDefault(host, host);
        }

        private Set<Integer> takenBy(InstanceBuilder<?> instance) {
            return taken.computeIfAbsent(address(instance), unused -> new HashSet<>());
        }
    }

    private static final class HostBuilder {
        private final String id;
        private String address = "";
        private String failureDomain = "";

        private HostBuilder(String id) {
            this.id = id;
        }
    }

    /** What brokers and servers have in common. */
    public abstract static class InstanceBuilder<T extends InstanceBuilder<T>> {
        final Map<PortKind, Integer> ports = new EnumMap<>(PortKind.class);
        String id;
        Optional<String> host = Optional.empty();

        InstanceBuilder(String id) {
            this.id = id;
        }

        abstract T self();

        public T id(String value) {
            id = value;
            return self();
        }

        public T host(String value) {
            host = Optional.of(value);
            return self();
        }

        /** Gives a port, as a user would; it is opened even if the instance would not open one of that kind. */
        public T port(PortKind kind, int port) {
            ports.put(kind, port);
            return self();
        }
    }

    /** A ZooKeeper server. */
    public static final class ServerBuilder extends InstanceBuilder<ServerBuilder> {
        private int myid;
        private Optional<String> dataDir = Optional.empty();
        private Optional<String> dataLogDir = Optional.empty();

        private ServerBuilder(String id, int myid) {
            super(id);
            this.myid = myid;
        }

        @Override
        ServerBuilder self() {
            return this;
        }

        public ServerBuilder myid(int value) {
            myid = value;
            return this;
        }

        public ServerBuilder dataDir(String value) {
            dataDir = Optional.of(value);
            return this;
        }

        public ServerBuilder dataLogDir(String value) {
            dataLogDir = Optional.of(value);
            return this;
        }
    }

    /** An ensemble. */
    public static final class EnsembleBuilder {
        private final List<ServerBuilder> servers = new ArrayList<>();
        private String id;
        private Optional<String> connectString = Optional.empty();

        private EnsembleBuilder(String id) {
            this.id = id;
        }

        public EnsembleBuilder id(String value) {
            id = value;
            return this;
        }

        /** Replaces the servers by that many of their default names. */
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

        private Set<PortKind> opened() {
            return servers.size() < 2
                    ? Set.of(PortKind.CLIENT)
                    : Set.of(PortKind.CLIENT, PortKind.PEER, PortKind.ELECTION);
        }

        private Ensemble build(String where, Map<InstanceBuilder<?>, Ports> ports) {
            List<Server> built = new ArrayList<>();
            for (ServerBuilder server : servers) {
                built.add(new Server(
                        where + ".servers[" + built.size() + "]",
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

    /** A broker. */
    public static final class BrokerBuilder extends InstanceBuilder<BrokerBuilder> {
        private Optional<String> brokerName = Optional.empty();
        private Optional<String> hostname = Optional.empty();
        private String heap = "512m";
        private Optional<String> leaseHolderId = Optional.empty();

        private BrokerBuilder(String id) {
            super(id);
        }

        @Override
        BrokerBuilder self() {
            return this;
        }

        public BrokerBuilder brokerName(String value) {
            brokerName = Optional.of(value);
            return this;
        }

        public BrokerBuilder hostname(String value) {
            hostname = Optional.of(value);
            return this;
        }

        public BrokerBuilder leaseHolderId(String value) {
            leaseHolderId = Optional.of(value);
            return this;
        }

        public BrokerBuilder heap(String value) {
            heap = value;
            return this;
        }
    }

    /** A group; KahaDB is its store unless another is given. */
    public static final class GroupBuilder {
        private final List<BrokerBuilder> brokers = new ArrayList<>();
        private String id;
        private Optional<String> brokerName = Optional.empty();
        private List<PortKind> protocols = List.of(PortKind.OPENWIRE);
        private final List<TransportConnector> transportConnectors = new ArrayList<>();
        private StoreBuilder store = (where, group) -> new Store.KahaDb(where + ".kahaDB", Optional.empty());
        private Optional<String> memory = Optional.empty();
        private Optional<String> storeLimit = Optional.empty();
        private Optional<String> temp = Optional.empty();
        private Optional<List<DestinationPolicy>> policies = Optional.empty();
        private List<String> jvmOptions = List.of();
        private List<String> fragments = List.of();
        private final List<User> users = new ArrayList<>();
        private Optional<SslContext> sslContext = Optional.empty();
        private Optional<Optional<String>> console = Optional.empty();
        private final List<User> consoleUsers = new ArrayList<>();

        private GroupBuilder(String id) {
            this.id = id;
        }

        public GroupBuilder id(String value) {
            id = value;
            return this;
        }

        /** Replaces the brokers by that many of their default names. */
        public GroupBuilder size(int size) {
            brokers.clear();
            for (int i = 1; i <= size; i++) {
                brokers.add(new BrokerBuilder(id + "-" + i));
            }
            return this;
        }

        public GroupBuilder broker(String brokerId, Consumer<BrokerBuilder> change) {
            change.accept(
                    found(brokers, candidate -> candidate.id.equals(brokerId), () -> new BrokerBuilder(brokerId)));
            return this;
        }

        public GroupBuilder brokerName(String value) {
            brokerName = Optional.of(value);
            return this;
        }

        public GroupBuilder protocols(PortKind... values) {
            protocols = List.of(values);
            return this;
        }

        /** Once one is given, those that {@link #protocols} stands for are gone. */
        public GroupBuilder transportConnector(PortKind protocol, String scheme, Map<String, String> options) {
            transportConnectors.add(new TransportConnector("", protocol, scheme, options));
            return this;
        }

        public GroupBuilder store(StoreBuilder value) {
            store = value;
            return this;
        }

        public GroupBuilder kahaDb(String directory) {
            return store((where, group) -> new Store.KahaDb(where + ".kahaDB", Optional.of(directory)));
        }

        public GroupBuilder sharedFileSystem() {
            return store((where, group) ->
                    new Store.SharedFileSystem(where + ".sharedFileSystem", "shared/" + id, 1000, 1000));
        }

        /** Gives the shared directory where the store is on one. */
        public GroupBuilder onSharedDirectoryOfProduction() {
            return store.build("", this) instanceof Store.SharedFileSystem
                    ? sharedFileSystem("/mnt/activemq/" + id)
                    : this;
        }

        public GroupBuilder sharedFileSystem(String directory) {
            return sharedFileSystem(directory, 1000, 1000);
        }

        public GroupBuilder sharedFileSystem(
                String directory, long lockAcquireSleepInterval, long lockKeepAlivePeriod) {
            return store((where, group) -> new Store.SharedFileSystem(
                    where + ".sharedFileSystem", directory, lockAcquireSleepInterval, lockKeepAlivePeriod));
        }

        public GroupBuilder replicatedLevelDb(String ensemble) {
            return replicatedLevelDb(ensemble, unchanged -> {});
        }

        public GroupBuilder replicatedLevelDb(String ensemble, Consumer<LevelDbBuilder> change) {
            LevelDbBuilder levelDb = new LevelDbBuilder(ensemble);
            change.accept(levelDb);
            return store((where, group) -> levelDb.build(where, group));
        }

        public GroupBuilder jdbc(Consumer<JdbcBuilder> change) {
            JdbcBuilder jdbc = new JdbcBuilder();
            change.accept(jdbc);
            return store((where, group) -> jdbc.build(where));
        }

        public GroupBuilder pureMasterSlave() {
            brokers.forEach(broker -> broker.brokerName(broker.id));
            return store((where, group) -> new Store.PureMasterSlave(where + ".pureMasterSlave", false));
        }

        public GroupBuilder systemUsage(String memoryLimit, String storageLimit, String tempLimit) {
            memory = Optional.of(memoryLimit);
            storeLimit = Optional.of(storageLimit);
            temp = Optional.of(tempLimit);
            return this;
        }

        /** Replaces the default policies; their paths are planned. */
        public GroupBuilder policies(DestinationPolicy... values) {
            policies = Optional.of(List.of(values));
            return this;
        }

        public GroupBuilder jvmOptions(String... values) {
            jvmOptions = List.of(values);
            return this;
        }

        public GroupBuilder fragments(String... values) {
            fragments = List.of(values);
            return this;
        }

        /** Somebody who may connect; as soon as there is one, nobody else may. */
        public GroupBuilder user(String username, String password) {
            users.add(new User("", username, password, List.of("users")));
            return this;
        }

        public GroupBuilder sslContext(
                String keyStore, String keyStorePassword, String trustStore, String trustStorePassword) {
            sslContext = Optional.of(new SslContext(
                    "",
                    Optional.of(keyStore),
                    Optional.of(keyStorePassword),
                    Optional.of(trustStore),
                    Optional.of(trustStorePassword)));
            return this;
        }

        /** The address that the console listens on. */
        public GroupBuilder console(String host) {
            console = Optional.of(Optional.of(host));
            return this;
        }

        public GroupBuilder consoleUser(String username, String password) {
            console = Optional.of(console.orElse(Optional.empty()));
            consoleUsers.add(new User("", username, password, List.of("admin")));
            return this;
        }

        private static List<User> users(String parent, List<User> given) {
            List<User> placed = new ArrayList<>();
            for (User user : given) {
                placed.add(new User(
                        parent + ".users[" + placed.size() + "]", user.username(), user.password(), user.groups()));
            }
            return placed;
        }

        private Set<PortKind> opened(boolean hasConsole) {
            Set<PortKind> kinds = new LinkedHashSet<>();
            if (transportConnectors.isEmpty()) {
                kinds.addAll(protocols);
            } else {
                transportConnectors.forEach(connector -> kinds.add(connector.protocol()));
            }
            if (hasConsole) {
                kinds.add(PortKind.CONSOLE);
            }
            if (store.build("", this) instanceof Store.ReplicatedLevelDb) {
                kinds.add(PortKind.REPLICATION);
            }
            return kinds;
        }

        private Group build(String where, Map<InstanceBuilder<?>, Ports> ports, List<Host> hosts, boolean networked) {
            String groupName = brokerName.orElse(id);
            List<Broker> builtBrokers = new ArrayList<>();
            for (BrokerBuilder broker : brokers) {
                String host = broker.host.orElseThrow();
                String address = hosts.stream()
                        .filter(candidate -> candidate.id().equals(host))
                        .map(Host::address)
                        .findFirst()
                        .orElse(host);
                builtBrokers.add(new Broker(
                        where + ".brokers[" + builtBrokers.size() + "]",
                        broker.id,
                        id,
                        host,
                        broker.brokerName.orElse(groupName),
                        broker.hostname.orElse(address),
                        ports.get(broker),
                        broker.heap,
                        broker.leaseHolderId.orElse(broker.id)));
            }
            return new Group(
                    where,
                    id,
                    groupName,
                    builtBrokers,
                    connectors(where),
                    store.build(where, this),
                    new Tuning(memory, storeLimit, temp, policies(where, networked), jvmOptions),
                    new Security(
                            users(where + ".authentication", users),
                            sslContext.map(context -> new SslContext(
                                    where + ".sslContext",
                                    context.keyStore(),
                                    context.keyStorePassword(),
                                    context.trustStore(),
                                    context.trustStorePassword())),
                            console.map(host ->
                                    new Console(where + ".console", host, users(where + ".console", consoleUsers)))),
                    fragments);
        }

        private List<TransportConnector> connectors(String where) {
            List<TransportConnector> built = new ArrayList<>();
            if (transportConnectors.isEmpty()) {
                for (PortKind protocol : protocols) {
                    String scheme = protocol == PortKind.OPENWIRE ? "tcp" : protocol.element();
                    String place = where + ".transportConnectors[" + built.size() + "]";
                    built.add(new TransportConnector(place, protocol, scheme, Map.of()));
                }
            } else {
                for (TransportConnector connector : transportConnectors) {
                    built.add(new TransportConnector(
                            where + ".transportConnectors[" + built.size() + "]",
                            connector.protocol(),
                            connector.scheme(),
                            connector.options()));
                }
            }
            return built;
        }

        private List<DestinationPolicy> policies(String where, boolean networked) {
            List<DestinationPolicy> given = policies.orElse(networked ? List.of(queuePolicy(">", true)) : List.of());
            List<DestinationPolicy> built = new ArrayList<>();
            for (DestinationPolicy policy : given) {
                built.add(new DestinationPolicy(
                        where + ".destinationPolicies[" + built.size() + "]",
                        policy.topic(),
                        policy.destination(),
                        policy.attributes(),
                        policy.replayWhenNoConsumers()));
            }
            return built;
        }

        public static DestinationPolicy queuePolicy(String destination, boolean replayWhenNoConsumers) {
            return new DestinationPolicy("", false, destination, Map.of(), replayWhenNoConsumers);
        }
    }

    /** Makes a group's store, once its path and its size are known. */
    @FunctionalInterface
    public interface StoreBuilder {
        Store build(String groupWhere, GroupBuilder group);
    }

    /** A replicatedLevelDB store. */
    public static final class LevelDbBuilder {
        private final String ensemble;
        private Optional<String> zkPath = Optional.empty();
        private String sync = "quorum_disk";
        private Optional<Integer> replicas = Optional.empty();
        private Optional<String> directory = Optional.empty();

        private LevelDbBuilder(String ensemble) {
            this.ensemble = ensemble;
        }

        public LevelDbBuilder zkPath(String value) {
            zkPath = Optional.of(value);
            return this;
        }

        public LevelDbBuilder sync(String value) {
            sync = value;
            return this;
        }

        public LevelDbBuilder replicas(int value) {
            replicas = Optional.of(value);
            return this;
        }

        public LevelDbBuilder directory(String value) {
            directory = Optional.of(value);
            return this;
        }

        private Store build(String where, GroupBuilder group) {
            return new Store.ReplicatedLevelDb(
                    where + ".replicatedLevelDB",
                    ensemble,
                    zkPath.orElse("/activemq/leveldb-stores/" + group.id),
                    sync,
                    replicas.orElse(group.brokers.size()),
                    2000,
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    directory);
        }
    }

    /** A jdbc store; a PostgreSQL one unless changed. */
    public static final class JdbcBuilder {
        private String url = "jdbc:postgresql://db.example.org/activemq";
        private Optional<String> driver = Optional.of("org.postgresql:postgresql:42.7.7");
        private Optional<String> driverClass = Optional.empty();
        private Optional<String> password = Optional.empty();
        private Optional<String> tablePrefix = Optional.empty();
        private long lockAcquireSleepInterval = 10_000;
        private long lockKeepAlivePeriod = 5_000;
        private Optional<String> localUrl = Optional.empty();

        private JdbcBuilder() {}

        public JdbcBuilder url(String value) {
            url = value;
            return this;
        }

        public JdbcBuilder noDriver() {
            driver = Optional.empty();
            return this;
        }

        public JdbcBuilder driver(String value) {
            driver = Optional.of(value);
            return this;
        }

        public JdbcBuilder driverClass(String value) {
            driverClass = Optional.of(value);
            return this;
        }

        public JdbcBuilder password(String value) {
            password = Optional.of(value);
            return this;
        }

        public JdbcBuilder tablePrefix(String value) {
            tablePrefix = Optional.of(value);
            return this;
        }

        /** Both in milliseconds. */
        public JdbcBuilder lease(long length, long keepAlive) {
            lockAcquireSleepInterval = length;
            lockKeepAlivePeriod = keepAlive;
            return this;
        }

        public JdbcBuilder localUrl(String value) {
            localUrl = Optional.of(value);
            return this;
        }

        private Store build(String where) {
            return new Store.Jdbc(
                    where + ".jdbc",
                    url,
                    driverClass,
                    driver,
                    Optional.of("activemq"),
                    password,
                    tablePrefix,
                    lockAcquireSleepInterval,
                    lockKeepAlivePeriod,
                    localUrl);
        }
    }

    /** A network connector. */
    public static final class ConnectorBuilder {
        private final String from;
        private final Optional<String> to;
        private Optional<String> name = Optional.empty();
        private Optional<String> uri = Optional.empty();
        private boolean duplex;
        private Optional<Discovery> discovery = Optional.empty();
        private Optional<String> multicastGroup = Optional.empty();
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final Map<String, String> options = new LinkedHashMap<>();
        private List<Destination> included = List.of();
        private List<Destination> excluded = List.of();
        private List<Destination> statically = List.of();

        private ConnectorBuilder(String from, Optional<String> to) {
            this.from = from;
            this.to = to;
        }

        public ConnectorBuilder name(String value) {
            name = Optional.of(value);
            return this;
        }

        public ConnectorBuilder duplex(boolean value) {
            duplex = value;
            return this;
        }

        public ConnectorBuilder discovery(Discovery value) {
            discovery = Optional.of(value);
            return this;
        }

        public ConnectorBuilder attribute(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        public ConnectorBuilder option(String option, String value) {
            options.put(option, value);
            return this;
        }

        public ConnectorBuilder included(Destination... values) {
            included = List.of(values);
            return this;
        }

        public ConnectorBuilder excluded(Destination... values) {
            excluded = List.of(values);
            return this;
        }

        public ConnectorBuilder statically(Destination... values) {
            statically = List.of(values);
            return this;
        }

        private NetworkConnector build(String where, Collection<Group> groups) {
            int members = groups.stream()
                    .filter(group -> to.equals(Optional.of(group.id())))
                    .mapToInt(group -> group.brokers().size())
                    .findFirst()
                    .orElse(1);
            return new NetworkConnector(
                    where,
                    name.orElse(from + "-to-" + to.orElse("others")),
                    from,
                    to,
                    uri,
                    duplex,
                    discovery.orElse(members > 1 ? Discovery.MASTERSLAVE : Discovery.STATIC),
                    multicastGroup,
                    attributes,
                    included,
                    excluded,
                    statically,
                    options);
        }
    }

    /** A client. */
    public static final class ClientBuilder {
        private final String id;
        private List<String> groups = List.of();
        private final Map<String, String> options = new LinkedHashMap<>(Map.of("timeout", "30000"));
        private Optional<String> userName = Optional.empty();
        private Optional<String> password = Optional.empty();

        private ClientBuilder(String id) {
            this.id = id;
        }

        public ClientBuilder groups(String... values) {
            groups = Arrays.asList(values);
            return this;
        }

        public ClientBuilder option(String option, String value) {
            options.put(option, value);
            return this;
        }

        public ClientBuilder login(String user, String itsPassword) {
            userName = Optional.of(user);
            password = Optional.of(itsPassword);
            return this;
        }

        private Client build(String where, List<Group> all) {
            return new Client(
                    where,
                    id,
                    groups.isEmpty() ? all.stream().map(Group::id).toList() : groups,
                    options,
                    true,
                    true,
                    false,
                    userName,
                    password);
        }
    }
}
