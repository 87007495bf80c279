package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.SslContext;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import io.github.activemqcluster.topology.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A group; KahaDB is its store unless another is given. */
public final class GroupBuilder {
    final List<BrokerBuilder> brokers = new ArrayList<>();
    String id;
    private Optional<String> brokerName = Optional.empty();
    private List<PortKind> protocols = List.of(PortKind.OPENWIRE);
    private final List<TransportConnector> transportConnectors = new ArrayList<>();
    private StoreBuilder store = (where, group) -> new Store.KahaDb(where.child("kahaDB"), Optional.empty());
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

    GroupBuilder(String id) {
        this.id = id;
    }

    public GroupBuilder id(String value) {
        id = value;
        return this;
    }

    /** Replaces the brokers by so many brokers with default names. */
    public GroupBuilder size(int size) {
        brokers.clear();
        for (int i = 1; i <= size; i++) {
            brokers.add(new BrokerBuilder(id + "-" + i));
        }
        return this;
    }

    public GroupBuilder broker(String brokerId, Consumer<BrokerBuilder> change) {
        change.accept(TopologyBuilder.found(
                brokers, candidate -> candidate.id.equals(brokerId), () -> new BrokerBuilder(brokerId)));
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

    /** Adds a connector. The first one removes the connectors of {@link #protocols}. */
    public GroupBuilder transportConnector(PortKind protocol, String scheme, Map<String, String> options) {
        transportConnectors.add(new TransportConnector(Place.TOPOLOGY, protocol, scheme, Map.of(), options));
        return this;
    }

    /** The openwire connector, with its settings about other brokers for clients. */
    public GroupBuilder tellingClients(Map<String, String> attributes) {
        transportConnectors.add(
                new TransportConnector(Place.TOPOLOGY, PortKind.OPENWIRE, "tcp", new TreeMap<>(attributes), Map.of()));
        return this;
    }

    public GroupBuilder store(StoreBuilder value) {
        store = value;
        return this;
    }

    public GroupBuilder kahaDb(String directory) {
        return store((where, group) -> new Store.KahaDb(where.child("kahaDB"), Optional.of(directory)));
    }

    public GroupBuilder sharedFileSystem() {
        return store((where, group) ->
                new Store.SharedFileSystem(where.child("sharedFileSystem"), "shared/" + id, 1000, 1000));
    }

    /** Sets the shared directory, if the store has one. */
    public GroupBuilder onSharedDirectoryOfProduction() {
        return store.build(Place.TOPOLOGY, this) instanceof Store.SharedFileSystem
                ? sharedFileSystem("/mnt/activemq/" + id)
                : this;
    }

    public GroupBuilder sharedFileSystem(String directory) {
        return sharedFileSystem(directory, 1000, 1000);
    }

    public GroupBuilder sharedFileSystem(String directory, long lockAcquireSleepInterval, long lockKeepAlivePeriod) {
        return store((where, group) -> new Store.SharedFileSystem(
                where.child("sharedFileSystem"), directory, lockAcquireSleepInterval, lockKeepAlivePeriod));
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
        return store((where, group) -> new Store.PureMasterSlave(where.child("pureMasterSlave"), false));
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

    /** Adds a user. As soon as there is a user, a client without a login cannot connect. */
    public GroupBuilder user(String username, String password) {
        users.add(new User(Place.TOPOLOGY, username, password, List.of("users")));
        return this;
    }

    public GroupBuilder sslContext(
            String keyStore, String keyStorePassword, String trustStore, String trustStorePassword) {
        sslContext = Optional.of(new SslContext(
                Place.TOPOLOGY,
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
        consoleUsers.add(new User(Place.TOPOLOGY, username, password, List.of("admin")));
        return this;
    }

    private static List<User> users(Place parent, List<User> given) {
        List<User> placed = new ArrayList<>();
        for (User user : given) {
            placed.add(new User(
                    parent.child("users").item(placed.size()), user.username(), user.password(), user.groups()));
        }
        return placed;
    }

    Set<PortKind> opened(boolean hasConsole) {
        Set<PortKind> kinds = new LinkedHashSet<>();
        if (transportConnectors.isEmpty()) {
            kinds.addAll(protocols);
        } else {
            transportConnectors.forEach(connector -> kinds.add(connector.protocol()));
        }
        if (hasConsole) {
            kinds.add(PortKind.CONSOLE);
        }
        if (store.build(Place.TOPOLOGY, this) instanceof Store.ReplicatedLevelDb) {
            kinds.add(PortKind.REPLICATION);
        }
        return kinds;
    }

    Group build(Place where, Map<InstanceBuilder<?>, Ports> ports, List<Host> hosts, boolean networked) {
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
                    where.child("brokers").item(builtBrokers.size()),
                    broker.id,
                    id,
                    host,
                    new Broker.Names(
                            broker.brokerName.orElse(groupName),
                            broker.hostname.orElse(address),
                            broker.leaseHolderId.orElse(broker.id)),
                    ports.get(broker),
                    broker.heap));
        }
        return new Group(
                where,
                id,
                groupName,
                builtBrokers,
                connectors(where),
                store.build(where, this),
                new Group.Settings(
                        new Tuning(memory, storeLimit, temp, policies(where, networked), jvmOptions),
                        security(where),
                        fragments));
    }

    private Security security(Place where) {
        return new Security(
                users(where.child("authentication"), users),
                sslContext.map(context -> new SslContext(
                        where.child("sslContext"),
                        context.keyStore(),
                        context.keyStorePassword(),
                        context.trustStore(),
                        context.trustStorePassword())),
                console.map(host ->
                        new Console(where.child("console"), host, users(where.child("console"), consoleUsers))));
    }

    private List<TransportConnector> connectors(Place where) {
        List<TransportConnector> built = new ArrayList<>();
        if (transportConnectors.isEmpty()) {
            for (PortKind protocol : protocols) {
                String scheme = protocol == PortKind.OPENWIRE ? "tcp" : protocol.element();
                Place place = where.child("transportConnectors").item(built.size());
                built.add(new TransportConnector(place, protocol, scheme, Map.of(), Map.of()));
            }
        } else {
            for (TransportConnector connector : transportConnectors) {
                built.add(new TransportConnector(
                        where.child("transportConnectors").item(built.size()),
                        connector.protocol(),
                        connector.scheme(),
                        connector.attributes(),
                        connector.options()));
            }
        }
        return built;
    }

    private List<DestinationPolicy> policies(Place where, boolean networked) {
        List<DestinationPolicy> given = policies.orElse(networked ? List.of(queuePolicy(">", true)) : List.of());
        List<DestinationPolicy> built = new ArrayList<>();
        for (DestinationPolicy policy : given) {
            built.add(new DestinationPolicy(
                    where.child("destinationPolicies").item(built.size()),
                    policy.topic(),
                    policy.destination(),
                    policy.attributes(),
                    policy.replayWhenNoConsumers()));
        }
        return built;
    }

    public static DestinationPolicy queuePolicy(String destination, boolean replayWhenNoConsumers) {
        return new DestinationPolicy(Place.TOPOLOGY, false, destination, Map.of(), replayWhenNoConsumers);
    }
}
