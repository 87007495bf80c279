package io.github.activemqcluster.conformance;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a topology asks of its brokers. Taken from the topology alone and not from what is rendered, so that a mistake in
 * a template, ours or the user's, cannot be in both.
 */
final class AskedOfBroker {

    /** As a script or a placeholder will say, which nobody knows here. */
    private static final Pattern PLACEHOLDER = Pattern.compile(".*\\$\\{.*");

    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:[/\\\\]).*");

    private final Release release;
    private final Path output;
    private final Optional<Path> dataDirectory;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Ensemble> ensembles = new HashMap<>();
    private final Map<String, List<NetworkConnector>> connectors = new HashMap<>();

    /**
     * Prepares for all brokers of a topology.
     *
     * @param output the output directory, absolute
     */
    AskedOfBroker(Topology topology, Release release, Path output, Optional<Path> dataDirectory) {
        this.release = release;
        this.output = output;
        this.dataDirectory = dataDirectory.map(Path::toAbsolutePath);
        topology.hosts().forEach(host -> hosts.putIfAbsent(host.id(), host));
        topology.groups().forEach(group -> groups.putIfAbsent(group.id(), group));
        topology.ensembles().forEach(ensemble -> ensembles.putIfAbsent(ensemble.id(), ensemble));
        topology.networkConnectors().forEach(connector -> connectors
                .computeIfAbsent(connector.from(), from -> new ArrayList<>())
                .add(connector));
    }

    /** The folder that an instance's script gives its broker as {@code activemq.data}. */
    Path data(Broker broker) {
        return dataDirectory
                .map(directory -> directory.resolve(broker.id()))
                .orElseGet(
                        () -> output.resolve("instances").resolve(broker.id()).resolve("data"));
    }

    List<Asked> of(Group group, Broker broker) {
        List<Asked> asked = new ArrayList<>();
        asked.add(Asked.text(broker.where() + ".brokerName", "the broker's name", broker.brokerName(), "brokerName"));
        asked.add(Asked.value(group.store().where(), "whether messages are stored", true, "persistent"));
        asked.add(Asked.directory(
                broker.where(),
                "the folder for everything that is not in the store",
                data(broker).toString(),
                "dataDirectoryFile"));
        store(group, broker, asked);
        group.transportConnectors().forEach(connector -> transport(connector, broker, asked));
        connectors.getOrDefault(group.id(), List.of()).forEach(connector -> network(connector, asked));
        group.tuning().destinationPolicies().forEach(policy -> policy(policy, asked));
        security(group.security(), asked);
        limit(group, "memory", group.tuning().memory(), asked);
        limit(group, "store", group.tuning().store(), asked);
        limit(group, "temp", group.tuning().temp(), asked);
        return List.copyOf(asked);
    }

    private void store(Group group, Broker broker, List<Asked> asked) {
        Store store = group.store();
        if (store instanceof Store.KahaDb kahaDb) {
            kind(store, "KahaDBPersistenceAdapter", asked);
            directory(
                    store, kahaDb.directory().map(this::resolved), data(broker).resolve("kahadb"), asked);
        } else if (store instanceof Store.SharedFileSystem shared) {
            kind(store, "KahaDBPersistenceAdapter", asked);
            directory(store, Optional.of(resolved(shared.directory())), data(broker), asked);
            sharedLock(shared, asked);
        } else if (store instanceof Store.ReplicatedLevelDb levelDb) {
            kind(store, "ReplicatedLevelDBPersistenceAdapter", asked);
            Optional<String> directory = levelDb.directory()
                    .map(this::resolved)
                    .map(given -> given + (isAlone(group, broker) ? "" : "/" + broker.id()));
            directory(store, directory, data(broker).resolve("leveldb"), asked);
            replication(levelDb, broker, asked);
        } else if (store instanceof Store.Jdbc jdbc) {
            kind(store, "JDBCPersistenceAdapter", asked);
            database(jdbc, broker, asked);
        } else if (store instanceof Store.PureMasterSlave pair) {
            kind(store, "KahaDBPersistenceAdapter", asked);
            master(pair, group, broker, asked);
        }
    }

    private static void kind(Store store, String type, List<Asked> asked) {
        asked.add(Asked.text(store.where(), "the kind of store", type, "persistenceAdapter", "@type"));
    }

    private static void directory(Store store, Optional<String> given, Path own, List<Asked> asked) {
        String directory = given.orElse(own.toString());
        if (!PLACEHOLDER.matcher(directory).matches()) {
            asked.add(Asked.directory(
                    store.where() + ".directory",
                    "the store's directory",
                    directory,
                    "persistenceAdapter",
                    "directory"));
        }
    }

    private String resolved(String directory) {
        if (ABSOLUTE.matcher(directory).matches()
                || PLACEHOLDER.matcher(directory).matches()) {
            return directory;
        }
        return dataDirectory.orElse(output).resolve(directory).toString();
    }

    /** Members on one machine have a folder each below a directory that was given. */
    private boolean isAlone(Group group, Broker broker) {
        String address = address(broker.host());
        return group.brokers().stream()
                        .filter(member -> address(member.host()).equals(address))
                        .count()
                == 1;
    }

    private void sharedLock(Store.SharedFileSystem store, List<Asked> asked) {
        String where = store.where();
        asked.add(Asked.value(where, "whether a lock elects the master", true, "persistenceAdapter", "useLock"));
        asked.add(Asked.text(where, "the kind of lock", "SharedFileLocker", "persistenceAdapter", "locker", "@type"));
        asked.add(Asked.value(
                where + ".lockAcquireSleepInterval",
                "lockAcquireSleepInterval",
                store.lockAcquireSleepInterval(),
                "persistenceAdapter",
                "locker",
                "lockAcquireSleepInterval"));
        if (release.has("locker.keepAlive")) {
            asked.add(Asked.value(
                    where + ".lockKeepAlivePeriod",
                    "lockKeepAlivePeriod",
                    store.lockKeepAlivePeriod(),
                    "persistenceAdapter",
                    "lockKeepAlivePeriod"));
        }
    }

    private void replication(Store.ReplicatedLevelDb store, Broker broker, List<Asked> asked) {
        String bind =
                "tcp://" + authority(bindAddress(broker.host()), broker.ports().required(PortKind.REPLICATION));
        levelDb(store, "replicas", store.replicas(), asked);
        levelDb(store, "sync", store.sync(), asked);
        asked.add(Asked.text(
                broker.where() + ".ports.replication",
                "where the broker listens for its replicas",
                bind,
                "persistenceAdapter",
                "bind"));
        asked.add(Asked.text(
                broker.where() + ".hostname",
                "the name that replicas connect to",
                broker.hostname(),
                "persistenceAdapter",
                "hostname"));
        levelDb(store, "zkAddress", connectString(store.ensemble()), asked);
        levelDb(store, "zkPath", store.zkPath(), asked);
        levelDb(store, release.required("replicatedLevelDB.sessionTimeout"), timespan(store.zkSessionTimeout()), asked);
        levelDb(store, "weight", store.weight(), asked);
        store.zkPassword()
                .ifPresent(password -> asked.add(Asked.secret(
                        store.where() + ".zkPassword", "zkPassword", password, "persistenceAdapter", "zkPassword")));
        store.securityToken()
                .ifPresent(token -> asked.add(Asked.secret(
                        store.where() + ".securityToken",
                        "securityToken",
                        token,
                        "persistenceAdapter",
                        "securityToken")));
    }

    private static void levelDb(Store store, String attribute, Object value, List<Asked> asked) {
        asked.add(Asked.text(
                store.where() + "." + attribute, attribute, String.valueOf(value), "persistenceAdapter", attribute));
    }

    private String connectString(String id) {
        Ensemble ensemble = ensembles.get(id);
        if (ensemble == null) {
            return "";
        }
        return ensemble.connectString().orElseGet(() -> ensemble.servers().stream()
                .map(server -> authority(address(server.host()), server.ports().required(PortKind.CLIENT)))
                .collect(Collectors.joining(",")));
    }

    private static String timespan(long milliseconds) {
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + "s" : milliseconds + "ms";
    }

    /** The first broker is the master; the second connects to it. */
    private void master(Store.PureMasterSlave store, Group group, Broker broker, List<Asked> asked) {
        if (!broker.id().equals(group.brokers().get(0).id())) {
            asked.add(Asked.address(
                    store.where(),
                    "the master of this slave",
                    openwire(group.id()).get(0),
                    "masterConnectorURI"));
            asked.add(Asked.value(
                    store.where() + ".shutdownOnMasterFailure",
                    "shutdownOnMasterFailure",
                    store.shutdownOnMasterFailure(),
                    "shutdownOnMasterFailure"));
        }
    }

    private static void database(Store.Jdbc store, Broker broker, List<Asked> asked) {
        String where = store.where();
        asked.add(Asked.text(
                broker.where() + ".leaseHolderId",
                "the holder of the lease",
                broker.leaseHolderId(),
                "persistenceAdapter",
                "locker",
                "leaseHolderId"));
        asked.add(Asked.text(where + ".url", "the database", store.url(), "persistenceAdapter", "dataSource", "url"));
        asked.add(
                Asked.text(where, "the kind of lock", "LeaseDatabaseLocker", "persistenceAdapter", "locker", "@type"));
        asked.add(Asked.value(
                where + ".lockAcquireSleepInterval",
                "lockAcquireSleepInterval",
                store.lockAcquireSleepInterval(),
                "persistenceAdapter",
                "locker",
                "lockAcquireSleepInterval"));
        asked.add(Asked.value(
                where + ".lockKeepAlivePeriod",
                "lockKeepAlivePeriod",
                store.lockKeepAlivePeriod(),
                "persistenceAdapter",
                "lockKeepAlivePeriod"));
        store.username()
                .ifPresent(username -> asked.add(Asked.text(
                        where + ".username",
                        "the database's user",
                        username,
                        "persistenceAdapter",
                        "dataSource",
                        "username")));
    }

    private void transport(TransportConnector connector, Broker broker, List<Asked> asked) {
        String address = connector.scheme() + "://"
                + authority(bindAddress(broker.host()), broker.ports().required(connector.protocol()));
        String found = "[uri/@address=" + address + "]";
        asked.add(Asked.text(
                broker.where() + ".ports." + connector.protocol().element(),
                "the transport connector for " + connector.protocol().element(),
                address,
                "transportConnectors",
                found,
                "uri",
                "@address"));
        asked.add(options(
                connector.where() + ".options",
                "the options of the transport connector for "
                        + connector.protocol().element(),
                connector.options(),
                "transportConnectors",
                found));
    }

    private void network(NetworkConnector connector, List<Asked> asked) {
        String found = "[name=" + connector.name() + "]";
        String name = "network connector '" + connector.name() + "'";
        asked.add(Asked.text(
                connector.where(), "the network connector", connector.name(), "networkConnectors", found, "name"));
        target(connector, name, found, asked);
        asked.add(Asked.value(
                connector.where() + ".duplex",
                "duplex of " + name,
                connector.duplex(),
                "networkConnectors",
                found,
                "duplex"));
        connector.attributes().forEach((attribute, value) -> {
            String where = connector.where() + "." + attribute;
            String what = attribute + " of " + name;
            asked.add(
                    Secret.CONNECTOR_ATTRIBUTES.contains(attribute)
                            ? Asked.secret(where, what, value, "networkConnectors", found, attribute)
                            : Asked.value(where, what, value, "networkConnectors", found, attribute));
        });
        destinations(connector, found, "dynamicallyIncludedDestinations", connector.dynamicallyIncludedDestinations())
                .ifPresent(asked::add);
        destinations(connector, found, "excludedDestinations", connector.excludedDestinations())
                .ifPresent(asked::add);
        destinations(connector, found, "staticallyIncludedDestinations", connector.staticallyIncludedDestinations())
                .ifPresent(asked::add);
    }

    private void target(NetworkConnector connector, String name, String found, List<Asked> asked) {
        String what = "where " + name + " leads";
        String where = connector.where();
        if (connector.discovery() == Discovery.MULTICAST) {
            multicast(connector, name, found, asked);
            return;
        }
        if (connector.uri().isPresent() && connector.uri().get().contains("(")) {
            composite(connector, connector.uri().get(), what, found, asked);
            return;
        }
        String members = connector
                .uri()
                .orElseGet(() -> String.join(",", openwire(connector.to().orElseThrow())));
        boolean masterslave = connector.discovery() == Discovery.MASTERSLAVE
                && connector.uri().isEmpty();
        if (!release.has("networkConnector.uri")) {
            agent(connector, what, found, masterslave, members, asked);
            return;
        }
        String discovery = masterslave ? "masterslave" : "static";
        asked.add(Asked.text(
                where, what, discovery + ":(" + members + ")", "networkConnectors", found, "uri", "@address"));
        asked.add(options(
                where + ".options",
                "the discovery options of " + name,
                connector.options(),
                "networkConnectors",
                found));
    }

    /** A whole discovery URI of the user's. */
    private void composite(NetworkConnector connector, String uri, String what, String found, List<Asked> asked) {
        if (release.has("networkConnector.uri")) {
            asked.add(Asked.text(connector.where() + ".uri", what, uri, "networkConnectors", found, "uri"));
            return;
        }
        int open = uri.indexOf('(');
        String scheme = uri.substring(0, open);
        // The agent of any other kind does not say where it leads.
        if (scheme.equals("static:") || scheme.equals("masterslave:")) {
            String members = uri.substring(open + 1, uri.lastIndexOf(')'));
            agent(connector, what, found, scheme.equals("masterslave:"), members, asked);
        }
    }

    private static void multicast(NetworkConnector connector, String name, String found, List<Asked> asked) {
        asked.add(Asked.text(
                connector.where() + ".discovery",
                "the discovery of " + name,
                "MulticastDiscoveryAgent",
                "networkConnectors",
                found,
                "discoveryAgent",
                "@type"));
        connector
                .multicastGroup()
                .ifPresent(group -> asked.add(Asked.text(
                        connector.where() + ".multicastGroup",
                        "the multicast group of " + name,
                        group,
                        "networkConnectors",
                        found,
                        "discoveryAgent",
                        "group")));
    }

    /** An old connector does not keep its URI; what became of it is in its discovery agent. */
    private static void agent(
            NetworkConnector connector,
            String what,
            String found,
            boolean masterslave,
            String members,
            List<Asked> asked) {
        asked.add(Asked.text(
                connector.where() + ".discovery",
                "the discovery of network connector '" + connector.name() + "'",
                masterslave ? "MasterSlaveDiscoveryAgent" : "SimpleDiscoveryAgent",
                "networkConnectors",
                found,
                "discoveryAgent",
                "@type"));
        asked.add(Asked.text(
                connector.where(), what, members, "networkConnectors", found, "discoveryAgent", "services", "*"));
        connector
                .options()
                .forEach((option, value) -> asked.add(Asked.value(
                        connector.where() + ".options",
                        option + " of network connector '" + connector.name() + "'",
                        value,
                        "networkConnectors",
                        found,
                        "discoveryAgent",
                        option)));
    }

    private static Asked options(
            String where, String what, Map<String, String> options, String collection, String found) {
        return Asked.text(where, what, PropertyPath.inOrder(options), collection, found, "uri", "@options");
    }

    private static Optional<Asked> destinations(
            NetworkConnector connector, String found, String list, List<Destination> destinations) {
        if (destinations.isEmpty()) {
            return Optional.empty();
        }
        String names = destinations.stream()
                .map(destination -> qualified(destination.topic(), destination.physicalName()))
                .collect(Collectors.joining(","));
        return Optional.of(Asked.text(
                connector.where() + "." + list,
                list + " of network connector '" + connector.name() + "'",
                names,
                "networkConnectors",
                found,
                list,
                "*",
                "qualifiedName"));
    }

    private void policy(DestinationPolicy policy, List<Asked> asked) {
        String destination = qualified(policy.topic(), policy.destination());
        String step = "@policy:" + destination;
        asked.add(Asked.text(
                policy.where(),
                "the destination policy",
                destination,
                "destinationPolicy",
                step,
                "destination",
                "qualifiedName"));
        policy.attributes()
                .forEach((attribute, value) -> asked.add(Asked.value(
                        policy.where() + "." + attribute,
                        attribute + " of the policy for " + destination,
                        value,
                        "destinationPolicy",
                        step,
                        attribute)));
        if (policy.replayWhenNoConsumers()) {
            asked.add(Asked.value(
                    policy.where() + ".replayWhenNoConsumers",
                    "replayWhenNoConsumers of the policy for " + destination,
                    true,
                    "destinationPolicy",
                    step,
                    "networkBridgeFilterFactory",
                    "replayWhenNoConsumers"));
        }
    }

    private static void security(Security security, List<Asked> asked) {
        if (security.hasAuthentication()) {
            asked.add(Asked.value(
                    security.users().get(0).where().replaceFirst("\\.users\\[0]$", ""),
                    "whether anybody may connect without a password",
                    false,
                    "plugins",
                    "[@type=SimpleAuthenticationPlugin]",
                    "anonymousAccessAllowed"));
        }
        security.sslContext().ifPresent(context -> {
            context.keyStorePassword()
                    .ifPresent(password -> asked.add(Asked.secret(
                            context.where() + ".keyStorePassword",
                            "keyStorePassword",
                            password,
                            "sslContext",
                            "~keyStorePassword")));
            context.trustStorePassword()
                    .ifPresent(password -> asked.add(Asked.secret(
                            context.where() + ".trustStorePassword",
                            "trustStorePassword",
                            password,
                            "sslContext",
                            "~trustStorePassword")));
        });
    }

    /** By the field, because the getter makes the temporary store, and clears its folder. */
    private static void limit(Group group, String kind, Optional<String> limit, List<Asked> asked) {
        limit.ifPresent(value -> asked.add(Asked.value(
                group.where() + ".systemUsage." + kind,
                "the limit of " + kind + "Usage",
                value,
                "~systemUsage",
                kind + "Usage",
                "limit")));
    }

    private static String qualified(boolean topic, String name) {
        return (topic ? "topic://" : "queue://") + name;
    }

    private List<String> openwire(String id) {
        Group group = groups.get(id);
        String scheme = group.transportConnectors().stream()
                .filter(connector -> connector.protocol() == PortKind.OPENWIRE)
                .map(TransportConnector::scheme)
                .findFirst()
                .orElse("tcp");
        // How the other side reads its socket is no matter of the one that connects.
        String connects = scheme.endsWith("ssl") ? "ssl" : scheme.matches("nio|auto|auto\\+nio") ? "tcp" : scheme;
        return group.brokers().stream()
                .map(broker -> connects + "://"
                        + authority(address(broker.host()), broker.ports().required(PortKind.OPENWIRE)))
                .toList();
    }

    /** One that is not declared, if the user wants that let pass, may be known to the network. */
    private String address(String host) {
        Host declared = hosts.get(host);
        return declared == null ? host : declared.address();
    }

    private String bindAddress(String host) {
        Host declared = hosts.get(host);
        return declared != null && declared.isLoopback() ? declared.address() : "0.0.0.0";
    }

    private static String authority(String address, int port) {
        boolean bare = address.indexOf(':') >= 0 && !address.startsWith("[");
        return (bare ? "[" + address + "]" : address) + ":" + port;
    }
}
