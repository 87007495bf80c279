package io.github.activemqcluster.render;

import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.BrokerModel.Attribute;
import io.github.activemqcluster.render.BrokerModel.Connector;
import io.github.activemqcluster.render.BrokerModel.FragmentModel;
import io.github.activemqcluster.render.BrokerModel.Listener;
import io.github.activemqcluster.render.BrokerModel.Login;
import io.github.activemqcluster.render.BrokerModel.Policy;
import io.github.activemqcluster.render.BrokerModel.Role;
import io.github.activemqcluster.render.BrokerModel.SslModel;
import io.github.activemqcluster.render.BrokerModel.SystemUsage;
import io.github.activemqcluster.render.BrokerModel.Target;
import io.github.activemqcluster.render.BrokerModel.TransportConnectorModel;
import io.github.activemqcluster.render.BrokerModel.UserModel;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.DiskShares;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
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

    /** The path from an instance to the output directory, even if that has another name when the broker starts. */
    static final String OUTPUT = "${activemq.base}/../..";

    private final Topology topology;
    private final Addresses addresses;
    private final Release release;
    private final RenderSettings settings;
    private final StoreModels stores;
    private final DiskShares shares;
    private final Map<String, List<NetworkConnector>> connectors = new HashMap<>();

    BrokerModels(Topology topology, Addresses addresses, Release release, RenderSettings settings) {
        this.topology = topology;
        this.addresses = addresses;
        this.release = release;
        this.settings = settings;
        this.stores = new StoreModels(addresses, release, settings);
        this.shares = new DiskShares(topology);
        topology.networkConnectors().forEach(connector -> connectors
                .computeIfAbsent(connector.from(), from -> new ArrayList<>())
                .add(connector));
    }

    BrokerModel of(Group group, Broker broker, List<Fragment> fragments) {
        // A secret's key has its number, so this is the order of the keys.
        Secrets secrets = new Secrets();
        List<UserModel> users = users(group.security(), secrets);
        List<Connector> networkConnectors = connectors.getOrDefault(group.id(), List.of()).stream()
                .map(connector -> connector(connector, secrets))
                .toList();
        BrokerModel.Messages messages = messages(group, broker, fragments, secrets);
        Optional<SslModel> sslContext = group.security().sslContext().map(context -> sslContext(context, secrets));

        BrokerModel.Ports ports = ports(group, broker);
        return new BrokerModel(
                new BrokerModel.Identity(broker.id(), broker.group(), broker.brokerName()),
                runtime(group, broker),
                ports,
                messages,
                networkConnectors,
                fragments.stream()
                        .map(fragment -> new FragmentModel(fragment.name(), fragment.xml()))
                        .toList(),
                access(group.security(), ports, users, sslContext),
                secrets.all());
    }

    private BrokerModel.Software runtime(Group group, Broker broker) {
        return new BrokerModel.Software(
                topology.activemq().version(),
                release.required("java.from"),
                topology.activemq().runtime().name().toLowerCase(Locale.ROOT),
                Layout.homePath(release.product(), topology.activemq().version()),
                group.store() instanceof Store.Jdbc jdbc
                        ? jdbc.driverFolder().map(Layout::driverPath)
                        : Optional.empty(),
                broker.heap(),
                jvmOptions(group));
    }

    private BrokerModel.Ports ports(Group group, Broker broker) {
        return new BrokerModel.Ports(
                listens(group, broker),
                linesOfPorts(group, broker),
                needs(group),
                group.transportConnectors().stream()
                        .map(connector -> transport(connector, broker))
                        .toList(),
                console(group, broker),
                listener(broker, PortKind.JMX));
    }

    private BrokerModel.Messages messages(Group group, Broker broker, List<Fragment> fragments, Secrets secrets) {
        return new BrokerModel.Messages(
                settings.dataDirectory()
                        .map(directory -> directory.resolve(broker.id()).toString()),
                stores.of(group, broker, secrets),
                broker.leaseHolderId(),
                isIn(fragments, "systemUsage") ? Optional.empty() : Optional.of(usage(group, broker)),
                release.has("virtualTopic.transactedSend") && !isIn(fragments, "destinationInterceptors"),
                group.tuning().destinationPolicies().stream().map(this::policy).toList());
    }

    private static boolean isIn(List<Fragment> fragments, String element) {
        return fragments.stream().anyMatch(fragment -> fragment.elements().contains(element));
    }

    private static List<UserModel> users(Security security, Secrets secrets) {
        return security.users().stream()
                .map(user -> new UserModel(
                        user.username(), String.join(",", user.groups()), secrets.add("user", user.password())))
                .toList();
    }

    private BrokerModel.Access access(
            Security security, BrokerModel.Ports ports, List<UserModel> users, Optional<SslModel> sslContext) {
        List<User> consoleUsers = security.console().map(Console::users).orElse(List.of());
        return new BrokerModel.Access(
                ports.console().isPresent() || ports.jmx().isPresent()
                        ? Optional.of(settings.secrets().get())
                        : Optional.empty(),
                users,
                sslContext,
                consoleUsers.stream().map(BrokerModels::login).toList(),
                roles(consoleUsers),
                security.console().flatMap(Console::host).isPresent(),
                security.users().stream().map(BrokerModels::login).findFirst());
    }

    /** The users by role, under the names that the release has for the roles. */
    private List<Role> roles(List<User> users) {
        if (users.isEmpty()) {
            return List.of(new Role(role("admin"), List.of("admin")));
        }
        Map<String, List<String>> byRole = new LinkedHashMap<>();
        for (User user : users) {
            for (String group : user.groups()) {
                byRole.computeIfAbsent(role(group), name -> new ArrayList<>()).add(user.username());
            }
        }
        return byRole.entrySet().stream()
                .map(role -> new Role(role.getKey(), role.getValue()))
                .toList();
    }

    private String role(String name) {
        return release.value("console.role." + name).orElse(name);
    }

    private SystemUsage usage(Group group, Broker broker) {
        Tuning tuning = group.tuning();
        return new SystemUsage(
                tuning.memory(),
                tuning.store(),
                group.store().files() == Store.Files.NONE ? Optional.empty() : Optional.of(shares.store(group, broker)),
                FileSystemSize.of(stores.absoluteDirectory(group.store())),
                tuning.temp(),
                shares.temporary(broker),
                FileSystemSize.of(Optional.empty()));
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

    /** A file of keys is not part of the instance's data, so it is never looked for below the data directory. */
    private static String store(String file) {
        return "file:" + new StoreDirectory(Optional.empty()).resolve(file, OUTPUT);
    }

    /** The user's options come last, and win. */
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

    /** None if there is no console, or it cannot be kept from strangers. Its port stays unused then. */
    private Optional<Listener> console(Group group, Broker broker) {
        Optional<String> host = group.security().console().flatMap(Console::host);
        return release.has("console.login") && topology.activemq().runtime() == RuntimeKind.DISTRIBUTION
                ? listener(broker, PortKind.CONSOLE)
                        .map(listener -> new Listener(host.orElse(listener.host()), listener.port()))
                : Optional.empty();
    }

    /**
     * The console and JMX hold the keys to everything. So they listen on this machine only, even if the broker listens
     * elsewhere, unless the topology says otherwise.
     */
    private Optional<Listener> listener(Broker broker, PortKind kind) {
        String host = topology.host(broker.host()).map(Host::ownAddress).orElse("127.0.0.1");
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
                            .ifPresent(console ->
                                    listens.add("console " + authority(console).uri("http") + "/admin/"));
                case JMX -> listener(broker, kind).ifPresent(jmx -> listens.add("jmx " + authority(jmx)));
                case REPLICATION -> {
                    // This port is for the broker's group only.
                }
                default -> listens.add(kind.element() + " " + new Authority(addresses.address(broker.host()), port));
            }
        });
        return String.join(", ", listens);
    }

    private String linesOfPorts(Group group, Broker broker) {
        List<String> lines = new ArrayList<>();
        broker.ports().byKind().forEach((kind, port) -> {
            Optional<String> address =
                    switch (kind) {
                        case CONSOLE -> console(group, broker).map(Listener::host);
                        case JMX -> listener(broker, kind).map(Listener::host);
                        default -> Optional.of(addresses.bindAddress(broker.host()));
                    };
            address.ifPresent(bound -> lines.add(kind.element() + " " + bound + " " + port));
        });
        return String.join("\n", lines);
    }

    private String needs(Group group) {
        List<String> lines = new ArrayList<>();
        if (group.store() instanceof Store.Jdbc jdbc) {
            jdbc.servers().forEach(server -> lines.add("database " + server.address() + " " + server.port()));
        }
        if (group.store() instanceof Store.ReplicatedLevelDb levelDb) {
            addresses.ensemble(levelDb.ensemble()).stream()
                    .flatMap(ensemble -> ensemble.externalServers().stream())
                    .forEach(server -> lines.add("ZooKeeper " + server.address() + " " + server.port()));
        }
        return String.join("\n", lines);
    }

    private static Authority authority(Listener listener) {
        return new Authority(listener.host(), listener.port());
    }

    private Policy policy(DestinationPolicy policy) {
        List<Attribute> attributes = new ArrayList<>(attributes(policy.attributes()));
        // Before 5.9 the audit takes a message that comes back for a duplicate, and drops the message (AMQ-4465).
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
                new BrokerModel.Destinations(
                        !(connector.dynamicallyIncludedDestinations().isEmpty()
                                && connector.excludedDestinations().isEmpty()
                                && connector.staticallyIncludedDestinations().isEmpty()),
                        targets(connector.dynamicallyIncludedDestinations()),
                        targets(connector.excludedDestinations()),
                        targets(connector.staticallyIncludedDestinations())));
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

    /** A broker that looks for others by multicast makes itself known in the same multicast group. */
    private Optional<String> announced(TransportConnector connector, Broker broker) {
        if (connector.protocol() != PortKind.OPENWIRE) {
            return Optional.empty();
        }
        return byMulticast(broker.group()).findFirst().map(found -> multicast(found, ofAgent(found.options())));
    }

    /** Both sides need the options about the network, such as joinNetworkInterface. The others are for the bridges. */
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
                announced(connector, broker),
                attributes(connector.attributes()));
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
