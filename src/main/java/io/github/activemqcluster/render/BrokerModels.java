package io.github.activemqcluster.render;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.BrokerModel.Attribute;
import io.github.activemqcluster.render.BrokerModel.Connector;
import io.github.activemqcluster.render.BrokerModel.FragmentModel;
import io.github.activemqcluster.render.BrokerModel.Jdbc;
import io.github.activemqcluster.render.BrokerModel.LevelDb;
import io.github.activemqcluster.render.BrokerModel.Listener;
import io.github.activemqcluster.render.BrokerModel.Login;
import io.github.activemqcluster.render.BrokerModel.Pair;
import io.github.activemqcluster.render.BrokerModel.Policy;
import io.github.activemqcluster.render.BrokerModel.SecretAttribute;
import io.github.activemqcluster.render.BrokerModel.SecretModel;
import io.github.activemqcluster.render.BrokerModel.SslModel;
import io.github.activemqcluster.render.BrokerModel.StoreModel;
import io.github.activemqcluster.render.BrokerModel.SystemUsage;
import io.github.activemqcluster.render.BrokerModel.Target;
import io.github.activemqcluster.render.BrokerModel.TransportConnectorModel;
import io.github.activemqcluster.render.BrokerModel.UserModel;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.SslContext;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import io.github.activemqcluster.topology.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the models of brokers. */
final class BrokerModels {

    /** From an instance to the output directory, whatever that is called when the broker starts. */
    private static final String OUTPUT = "${activemq.base}/../..";

    private final Topology topology;
    private final Addresses addresses;
    private final Release release;
    private final RenderSettings settings;
    private final Map<String, List<NetworkConnector>> connectors = new HashMap<>();

    BrokerModels(Topology topology, Addresses addresses, Release release, RenderSettings settings) {
        this.topology = topology;
        this.addresses = addresses;
        this.release = release;
        this.settings = settings;
        topology.networkConnectors().forEach(connector -> connectors
                .computeIfAbsent(connector.from(), from -> new ArrayList<>())
                .add(connector));
    }

    BrokerModel of(Group group, Broker broker, List<Fragment> fragments) {
        Security security = group.security();
        Secrets secrets = new Secrets();
        List<UserModel> users = security.users().stream()
                .map(user -> new UserModel(
                        user.username(), String.join(",", user.groups()), secrets.add("user", user.password())))
                .toList();
        List<Login> consoleUsers = security.console().map(Console::users).orElse(List.of()).stream()
                .map(BrokerModels::login)
                .toList();
        Tuning tuning = group.tuning();
        Optional<Listener> console = console(group, broker);
        Optional<Listener> jmx = listener(broker, PortKind.JMX);
        boolean ownUsage =
                fragments.stream().anyMatch(fragment -> fragment.elements().contains("systemUsage"));
        boolean usage = limitsUsage(tuning) || release.has("systemUsage.percentOfJvmHeap");
        return new BrokerModel(
                broker.id(),
                broker.group(),
                broker.brokerName(),
                topology.activemq().version(),
                release.required("java.from"),
                topology.activemq().runtime().name().toLowerCase(Locale.ROOT),
                "homes/activemq-" + topology.activemq().version(),
                settings.dataDirectory()
                        .map(directory -> directory.resolve(broker.id()).toString()),
                broker.heap(),
                jvmOptions(group),
                listens(group, broker),
                tuning.destinationPolicies().stream().map(this::policy).toList(),
                connectors.getOrDefault(group.id(), List.of()).stream()
                        .map(connector -> connector(connector, secrets))
                        .toList(),
                store(group, broker, secrets),
                usage && !ownUsage
                        ? Optional.of(new SystemUsage(tuning.memory(), tuning.store(), tuning.temp()))
                        : Optional.empty(),
                group.transportConnectors().stream()
                        .map(connector -> transport(connector, broker))
                        .toList(),
                fragments.stream()
                        .map(fragment -> new FragmentModel(fragment.name(), fragment.xml()))
                        .toList(),
                console,
                jmx,
                console.isPresent() || jmx.isPresent()
                        ? Optional.of(settings.secrets().get())
                        : Optional.empty(),
                group.store() instanceof Store.Jdbc jdbc
                        ? jdbc.driverFolder().map(folder -> "drivers/" + folder)
                        : Optional.empty(),
                broker.leaseHolderId(),
                users,
                security.sslContext().map(context -> sslContext(context, secrets)),
                consoleUsers,
                security.users().stream().map(BrokerModels::login).findFirst(),
                secrets.all());
    }

    /** What is not for every reader of {@code activemq.xml}, by keys that are safe in a properties file and in an expression. */
    private static final class Secrets {

        private final List<SecretModel> all = new ArrayList<>();

        /** Keeps a secret, and returns its key. */
        String add(String kind, String value) {
            String key = kind + "." + all.size();
            all.add(new SecretModel(key, value));
            return key;
        }

        Optional<SecretAttribute> attribute(String name, Optional<String> value) {
            return value.map(given -> new SecretAttribute(name, add(name, given)));
        }

        List<SecretModel> all() {
            return List.copyOf(all);
        }
    }

    private static Login login(User user) {
        return new Login(user.username(), user.password(), String.join(",", user.groups()));
    }

    private static SslModel sslContext(SslContext context, Secrets secrets) {
        List<Attribute> attributes = new ArrayList<>();
        context.keyStore().ifPresent(file -> attributes.add(new Attribute("keyStore", store(file))));
        context.trustStore().ifPresent(file -> attributes.add(new Attribute("trustStore", store(file))));
        return new SslModel(
                attributes,
                Stream.of(
                                secrets.attribute("keyStorePassword", context.keyStorePassword()),
                                secrets.attribute("trustStorePassword", context.trustStorePassword()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A file of keys is not one of the instance's data, so it is never looked for below the data directory. */
    private static String store(String file) {
        return "file:" + new StoreDirectory(Optional.empty()).resolve(file, OUTPUT);
    }

    /** The user's come last, and win. */
    private List<String> jvmOptions(Group group) {
        List<String> options = new ArrayList<>();
        if (byMulticast(group.id()).findAny().isPresent()) {
            options.add("-Djava.net.preferIPv4Stack=true");
        }
        options.addAll(group.tuning().jvmOptions());
        return options;
    }

    /** Whether the user limits what messages may take. */
    static boolean limitsUsage(Tuning tuning) {
        return tuning.memory().isPresent()
                || tuning.store().isPresent()
                || tuning.temp().isPresent();
    }

    /** None where the release's cannot be kept from strangers; its port stays unused then. */
    private Optional<Listener> console(Group group, Broker broker) {
        Optional<String> host = group.security().console().flatMap(Console::host);
        return release.has("console.jettyRealm")
                ? listener(broker, PortKind.CONSOLE)
                        .map(listener -> new Listener(host.orElse(listener.host()), listener.port()))
                : Optional.empty();
    }

    /** The console and JMX hold the keys to everything, so they listen on this machine only, wherever the broker does, unless the topology says otherwise. */
    private Optional<Listener> listener(Broker broker, PortKind kind) {
        String bind = addresses.bindAddress(broker.host());
        String host = bind.equals("0.0.0.0") ? "127.0.0.1" : bind;
        return broker.ports().of(kind).stream()
                .mapToObj(port -> new Listener(host, port))
                .findFirst();
    }

    private String listens(Group group, Broker broker) {
        List<String> listens = new ArrayList<>();
        broker.ports().byKind().forEach((kind, port) -> {
            switch (kind) {
                case CONSOLE ->
                    console(group, broker)
                            .ifPresent(console -> listens.add("console http://" + authority(console) + "/admin/"));
                case JMX -> listener(broker, kind).ifPresent(jmx -> listens.add("jmx " + authority(jmx)));
                case REPLICATION -> {
                    // for its group only
                }
                default -> listens.add(kind.element() + " " + Uris.authority(addresses.address(broker.host()), port));
            }
        });
        return String.join(", ", listens);
    }

    private static String authority(Listener listener) {
        return Uris.authority(listener.host(), listener.port());
    }

    private Policy policy(DestinationPolicy policy) {
        List<Attribute> attributes = new ArrayList<>(attributes(policy.attributes()));
        // Before 5.9 the audit takes a message that comes back for a duplicate, and drops it (AMQ-4465).
        if (policy.replayWhenNoConsumers()
                && release.has("replay.needsAuditOff")
                && !policy.attributes().containsKey("enableAudit")) {
            attributes.add(new Attribute("enableAudit", "false"));
        }
        return new Policy(
                policy.topic() ? "topic" : "queue",
                policy.destination(),
                List.copyOf(attributes),
                policy.replayWhenNoConsumers());
    }

    private Connector connector(NetworkConnector connector, Secrets secrets) {
        String uri = connector.uri().orElseGet(() -> switch (connector.discovery()) {
            case MULTICAST -> multicast(connector, connector.options());
            case MASTERSLAVE -> discovery("masterslave", connector);
            case STATIC -> discovery("static", connector);
        });
        return new Connector(
                connector.name(),
                connector.uri().isPresent() && !uri.contains("(")
                        ? Uris.composite("static", List.of(uri), connector.options())
                        : uri,
                connector.duplex(),
                attributes(withoutPasswords(connector.attributes())),
                Secret.CONNECTOR_ATTRIBUTES.stream()
                        .flatMap(name ->
                                secrets
                                        .attribute(
                                                name,
                                                Optional.ofNullable(
                                                        connector.attributes().get(name)))
                                        .stream())
                        .toList(),
                !(connector.dynamicallyIncludedDestinations().isEmpty()
                        && connector.excludedDestinations().isEmpty()
                        && connector.staticallyIncludedDestinations().isEmpty()),
                targets(connector.dynamicallyIncludedDestinations()),
                targets(connector.excludedDestinations()),
                targets(connector.staticallyIncludedDestinations()));
    }

    private String discovery(String scheme, NetworkConnector connector) {
        return Uris.composite(scheme, addresses.openwire(connector.to().orElseThrow()), connector.options());
    }

    /** The address is ActiveMQ's own: MulticastDiscoveryAgent.DEFAULT_DISCOVERY_URI_STRING. */
    private static String multicast(NetworkConnector connector, Map<String, String> others) {
        Map<String, String> options = new LinkedHashMap<>();
        connector.multicastGroup().ifPresent(group -> options.put("group", group));
        options.putAll(others);
        return Uris.simple("multicast", "239.255.2.3", 6155, options);
    }

    /** Who looks for others by multicast makes itself known in the same group. */
    private Optional<String> announced(TransportConnector connector, Broker broker) {
        if (connector.protocol() != PortKind.OPENWIRE) {
            return Optional.empty();
        }
        return byMulticast(broker.group()).findFirst().map(found -> multicast(found, ofAgent(found.options())));
    }

    /** Both sides need what is said of the network, such as joinNetworkInterface; the rest is for the bridges. */
    private static Map<String, String> ofAgent(Map<String, String> options) {
        Map<String, String> kept = new LinkedHashMap<>(options);
        kept.keySet().removeIf(name -> name.startsWith("discovered."));
        return kept;
    }

    private Stream<NetworkConnector> byMulticast(String group) {
        return connectors.getOrDefault(group, List.of()).stream()
                .filter(connector -> connector.discovery() == Discovery.MULTICAST
                        && connector.uri().isEmpty());
    }

    private TransportConnectorModel transport(TransportConnector connector, Broker broker) {
        return new TransportConnectorModel(
                connector.protocol().element(),
                Uris.simple(
                        connector.scheme(),
                        addresses.bindAddress(broker.host()),
                        broker.ports().required(connector.protocol()),
                        connector.options()),
                announced(connector, broker));
    }

    private StoreModel store(Group group, Broker broker, Secrets secrets) {
        Store store = group.store();
        if (store instanceof Store.KahaDb kahaDb) {
            return new StoreModel(
                    store.element(),
                    directory(kahaDb.directory(), "kahadb"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (store instanceof Store.SharedFileSystem shared) {
            return new StoreModel(
                    store.element(),
                    directory(Optional.of(shared.directory()), "kahadb"),
                    Optional.of(shared.lockAcquireSleepInterval()),
                    Optional.of(shared.lockKeepAlivePeriod()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (store instanceof Store.ReplicatedLevelDb levelDb) {
            return new StoreModel(
                    store.element(),
                    directory(levelDb.directory(), "leveldb") + ownFolder(group, broker, levelDb),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new LevelDb(
                            levelDb.replicas(),
                            levelDb.sync(),
                            "tcp://"
                                    + Uris.authority(
                                            addresses.bindAddress(broker.host()),
                                            broker.ports().required(PortKind.REPLICATION)),
                            broker.hostname(),
                            addresses.connectString(levelDb.ensemble()),
                            levelDb.zkPath(),
                            timespan(levelDb.zkSessionTimeout()),
                            Stream.of(
                                            secrets.attribute("zkPassword", levelDb.zkPassword()),
                                            secrets.attribute("securityToken", levelDb.securityToken()))
                                    .flatMap(Optional::stream)
                                    .toList(),
                            levelDb.weight())),
                    Optional.empty(),
                    Optional.empty());
        }
        if (store instanceof Store.Jdbc jdbc) {
            return new StoreModel(
                    store.element(),
                    "",
                    Optional.of(jdbc.lockAcquireSleepInterval()),
                    Optional.of(jdbc.lockKeepAlivePeriod()),
                    Optional.empty(),
                    Optional.of(new Jdbc(
                            jdbc.url(),
                            jdbc.driverClass(),
                            jdbc.username(),
                            jdbc.password(),
                            jdbc.tablePrefix(),
                            adapter(jdbc.url()))),
                    Optional.empty());
        }
        Store.PureMasterSlave pair = (Store.PureMasterSlave) store;
        return new StoreModel(
                store.element(),
                directory(Optional.empty(), "kahadb"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Pair(masterConnectorUri(group, broker), pair.shutdownOnMasterFailure())));
    }

    /**
     * The SQL dialect, by the database that the URL names. ActiveMQ goes by the name that the driver gives itself, which
     * it does not know of every driver, and then takes a dialect that most databases do not understand.
     */
    private Optional<String> adapter(String url) {
        String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
        return parts.length > 1 && parts[0].equals("jdbc")
                ? release.value("jdbc.adapter." + parts[1])
                : Optional.empty();
    }

    /**
     * With the failover transport a slave waits for a master that is not there yet; without it, it would become a second
     * one. Once it has been there it is not tried again, or the slave would never take over.
     */
    private Optional<String> masterConnectorUri(Group group, Broker broker) {
        if (group.brokers().get(0).id().equals(broker.id())) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("startupMaxReconnectAttempts", Integer.toString(Integer.MAX_VALUE));
        options.put("maxReconnectAttempts", "0");
        options.put("maxReconnectDelay", "1000");
        return Optional.of(
                Uris.composite("failover", addresses.openwire(group.id()).subList(0, 1), options));
    }

    /** A given directory is every member's own on its own machine; on one machine they would write into one another's. */
    private String ownFolder(Group group, Broker broker, Store.ReplicatedLevelDb store) {
        String address = addresses.address(broker.host());
        boolean alone = group.brokers().stream()
                        .filter(member -> addresses.address(member.host()).equals(address))
                        .count()
                == 1;
        return store.directory().isEmpty() || alone ? "" : "/" + broker.id();
    }

    private String directory(Optional<String> given, String ownFolder) {
        if (given.isEmpty()) {
            return "${activemq.data}/" + ownFolder;
        }
        return new StoreDirectory(settings.dataDirectory()).resolve(given.get(), OUTPUT);
    }

    /** The notation of org.linkedin.util.clock.Timespan, which replicatedLevelDB reads. */
    private static String timespan(long milliseconds) {
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + "s" : milliseconds + "ms";
    }

    private static Map<String, String> withoutPasswords(Map<String, String> attributes) {
        Map<String, String> others = new LinkedHashMap<>(attributes);
        others.keySet().removeAll(Secret.CONNECTOR_ATTRIBUTES);
        return others;
    }

    private static List<Attribute> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(attribute -> new Attribute(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private static List<Target> targets(List<Destination> destinations) {
        return destinations.stream()
                .map(destination -> new Target(destination.topic() ? "topic" : "queue", destination.physicalName()))
                .toList();
    }
}
