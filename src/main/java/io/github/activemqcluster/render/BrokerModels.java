package io.github.activemqcluster.render;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.BrokerModel.Attribute;
import io.github.activemqcluster.render.BrokerModel.Connector;
import io.github.activemqcluster.render.BrokerModel.FragmentModel;
import io.github.activemqcluster.render.BrokerModel.LevelDb;
import io.github.activemqcluster.render.BrokerModel.Listener;
import io.github.activemqcluster.render.BrokerModel.Policy;
import io.github.activemqcluster.render.BrokerModel.StoreModel;
import io.github.activemqcluster.render.BrokerModel.SystemUsage;
import io.github.activemqcluster.render.BrokerModel.Target;
import io.github.activemqcluster.render.BrokerModel.TransportConnectorModel;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        Tuning tuning = group.tuning();
        Optional<Listener> console = console(broker);
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
                tuning.jvmOptions(),
                listens(broker),
                tuning.destinationPolicies().stream().map(this::policy).toList(),
                connectors.getOrDefault(group.id(), List.of()).stream()
                        .map(this::connector)
                        .toList(),
                store(group, broker),
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
                        : Optional.empty());
    }

    /** Whether the user limits what messages may take. */
    static boolean limitsUsage(Tuning tuning) {
        return tuning.memory().isPresent()
                || tuning.store().isPresent()
                || tuning.temp().isPresent();
    }

    /** None where the release's cannot be kept from strangers; its port stays unused then. */
    private Optional<Listener> console(Broker broker) {
        return release.has("console.jettyRealm") ? listener(broker, PortKind.CONSOLE) : Optional.empty();
    }

    /** The console and JMX hold the keys to everything, so they listen on this machine only, wherever the broker does. */
    private Optional<Listener> listener(Broker broker, PortKind kind) {
        String bind = addresses.bindAddress(broker.host());
        String host = bind.equals("0.0.0.0") ? "127.0.0.1" : bind;
        return broker.ports().of(kind).stream()
                .mapToObj(port -> new Listener(host, port))
                .findFirst();
    }

    private String listens(Broker broker) {
        List<String> listens = new ArrayList<>();
        broker.ports().byKind().forEach((kind, port) -> {
            switch (kind) {
                case CONSOLE ->
                    console(broker)
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

    private Connector connector(NetworkConnector connector) {
        String uri = connector
                .uri()
                .orElseGet(() -> Uris.composite(
                        connector.discovery() == Discovery.MASTERSLAVE ? "masterslave" : "static",
                        addresses.openwire(connector.to().orElseThrow()),
                        connector.options()));
        return new Connector(
                connector.name(),
                connector.uri().isPresent() && !uri.contains("(")
                        ? Uris.composite("static", List.of(uri), connector.options())
                        : uri,
                connector.duplex(),
                attributes(connector.attributes()),
                !(connector.dynamicallyIncludedDestinations().isEmpty()
                        && connector.excludedDestinations().isEmpty()
                        && connector.staticallyIncludedDestinations().isEmpty()),
                targets(connector.dynamicallyIncludedDestinations()),
                targets(connector.excludedDestinations()),
                targets(connector.staticallyIncludedDestinations()));
    }

    private TransportConnectorModel transport(TransportConnector connector, Broker broker) {
        return new TransportConnectorModel(
                connector.protocol().element(),
                Uris.simple(
                        connector.scheme(),
                        addresses.bindAddress(broker.host()),
                        broker.ports().required(connector.protocol()),
                        connector.options()));
    }

    private StoreModel store(Group group, Broker broker) {
        Store store = group.store();
        if (store instanceof Store.KahaDb kahaDb) {
            return new StoreModel(
                    store.element(),
                    directory(kahaDb.directory(), "kahadb"),
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
                            levelDb.zkPassword(),
                            levelDb.securityToken(),
                            levelDb.weight())));
        }
        throw new IllegalStateException(store.element() + " should have been refused");
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
