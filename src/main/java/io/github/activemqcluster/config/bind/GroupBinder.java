package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.list;
import static io.github.activemqcluster.config.bind.Binding.names;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.BrokerDeclaration;
import io.github.activemqcluster.config.vocabulary.ClusterClientAttributes;
import io.github.activemqcluster.config.vocabulary.DestinationPolicyDeclaration;
import io.github.activemqcluster.config.vocabulary.ElementType;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.OptionsDeclaration;
import io.github.activemqcluster.config.vocabulary.PolicyAttributes;
import io.github.activemqcluster.config.vocabulary.ProtocolChoice;
import io.github.activemqcluster.config.vocabulary.SystemUsageDeclaration;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.config.vocabulary.TransportConnectorDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Binds groups, and notes what ports their brokers open. The brokers' ports are those given until they are planned. */
final class GroupBinder {

    private final Binding binding;
    private final TopologyDeclaration topology;
    private final Optional<Boolean> hasConsole;
    private final HostRota rota;
    private final UnaryOperator<String> addressOfHost;
    private final List<Opening> openings;
    private final StoreBinder stores;
    private final SecurityBinder security;

    /**
     * @param topology for what it says of all groups
     * @param hasConsole whether each broker has a web console; empty where the release is not known
     */
    GroupBinder(
            Binding binding,
            TopologyDeclaration topology,
            Optional<Boolean> hasConsole,
            HostRota rota,
            UnaryOperator<String> addressOfHost,
            List<Opening> openings) {
        this.binding = binding;
        this.topology = topology;
        this.hasConsole = hasConsole;
        this.rota = rota;
        this.addressOfHost = addressOfHost;
        this.openings = openings;
        this.stores = new StoreBinder(binding);
        this.security = new SecurityBinder(binding, topology, hasConsole);
    }

    Group bind(GroupDeclaration declaration, int index) {
        Place where = Place.TOPOLOGY.child("groups").item(index);
        String id = orElse(declaration.id, "group_without_id_" + index);
        List<TransportConnector> connectors = connectors(declaration, where);
        List<BrokerDeclaration> declared = brokers(declaration, where);
        List<Broker> brokers = new ArrayList<>();
        for (BrokerDeclaration broker : declared) {
            brokers.add(bind(broker, declaration, id, where, brokers.size(), connectors));
        }
        return new Group(
                where,
                id,
                orElse(declaration.brokerName, id),
                brokers,
                connectors,
                stores.bind(declaration, id, where, brokers.size()),
                tuning(declaration, where),
                security.bind(declaration, where),
                list(orElse(declaration.fragments, topology.fragments)));
    }

    /** How many brokers a group will have, before it is bound. */
    static int size(GroupDeclaration declaration) {
        return declaration.brokers == null ? orElse(declaration.size, 1) : declaration.brokers.size();
    }

    private List<BrokerDeclaration> brokers(GroupDeclaration declaration, Place where) {
        if (declaration.brokers != null) {
            return declaration.brokers;
        }
        if (declaration.size == null
                && needsSize(declaration)
                && !isLeftOut(where, "size")
                && !isLeftOut(where, "brokers")) {
            binding.problems()
                    .fatal(
                            Binding.VOCABULARY,
                            where,
                            "does not say how many brokers it has",
                            "Add <size>, or list them in <brokers>.");
            binding.problems().gap(where);
        }
        return Collections.nCopies(size(declaration), new BrokerDeclaration());
    }

    /** A single broker is what kahaDB is for; every other store is there for several. */
    private static boolean needsSize(GroupDeclaration declaration) {
        return declaration.sharedFileSystem != null
                || declaration.jdbc != null
                || declaration.replicatedLevelDB != null
                || declaration.pureMasterSlave != null;
    }

    private boolean isLeftOut(Place where, String word) {
        return binding.reader().isLeftOut(where.child(word));
    }

    private List<TransportConnector> connectors(GroupDeclaration declaration, Place parent) {
        List<TransportConnector> connectors = new ArrayList<>();
        if (declaration.transportConnectors == null) {
            for (PortKind protocol : protocols(declaration, parent)) {
                connectors.add(new TransportConnector(
                        parent.child("transportConnectors").item(connectors.size()),
                        protocol,
                        plainScheme(protocol),
                        Map.of(),
                        Map.of()));
            }
            return connectors;
        }
        Set<PortKind> seen = EnumSet.noneOf(PortKind.class);
        for (int i = 0; i < declaration.transportConnectors.size(); i++) {
            TransportConnectorDeclaration connector = declaration.transportConnectors.get(i);
            Place where = parent.child("transportConnectors").item(i);
            // Where there is no protocol, that is a fatal problem already, and this one only stands in its place.
            PortKind protocol =
                    orElse(connector.protocol, ProtocolChoice.OPENWIRE).kind();
            if (!seen.add(protocol)) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                where.child("protocol"),
                                "'" + protocol.element()
                                        + "' has a transport connector already, and a broker has one port"
                                        + " for each protocol",
                                "Keep one of the two.");
                continue;
            }
            TransportConnector bound = new TransportConnector(
                    where,
                    protocol,
                    orElse(connector.scheme, plainScheme(protocol)),
                    GivenAttributes.of(connector, ClusterClientAttributes.class),
                    OptionsDeclaration.of(connector.options));
            checkClusterClients(bound);
            connectors.add(bound);
        }
        return connectors;
    }

    /** What would do nothing, without a word from the broker. */
    private void checkClusterClients(TransportConnector connector) {
        Set<String> words = new TreeSet<>(
                ElementType.of(TransportConnectorDeclaration.class).names());
        for (String option : connector.options().keySet()) {
            if (words.contains(option)) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                connector.where().child("options").child(option),
                                "'" + option + "' is no option of the URI, where it would do nothing, but the transport"
                                        + " connector's own",
                                "Write it in <transportConnector>, beside <options>.");
            }
        }
        for (String word : connector.attributes().keySet()) {
            if (connector.protocol() != PortKind.OPENWIRE) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                connector.where().child(word),
                                "only clients that speak openwire are told of other brokers",
                                "Leave it out, or write it in the transport connector for openwire.");
            } else if (!word.equals("updateClusterClients")
                    && !isLeftOut(connector.where(), "updateClusterClients")
                    && !"true".equals(connector.attributes().get("updateClusterClients"))
                    && !"false".equals(connector.attributes().get(word))) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                connector.where().child(word),
                                "'" + word + "' does nothing for clients that are not told of other brokers",
                                "Add <updateClusterClients>true</updateClusterClients>, or leave it out.");
            }
        }
    }

    private List<PortKind> protocols(GroupDeclaration declaration, Place where) {
        Stream<ProtocolChoice> all = Arrays.stream(ProtocolChoice.values());
        if (isLeftOut(where, "protocols") || isLeftOut(where, "transportConnectors")) {
            // What is meant is not known, and that is reported; none of the ports that are given is wrong because of
            // it.
            return all.map(ProtocolChoice::kind).toList();
        }
        List<String> names = declaration.protocols == null ? List.of("openwire") : names(declaration.protocols);
        return all.map(ProtocolChoice::kind)
                .filter(kind -> names.contains(kind.element()))
                .toList();
    }

    private static String plainScheme(PortKind protocol) {
        return protocol == PortKind.OPENWIRE ? "tcp" : protocol.element();
    }

    private Broker bind(
            BrokerDeclaration declaration,
            GroupDeclaration group,
            String groupId,
            Place groupWhere,
            int index,
            List<TransportConnector> connectors) {
        Place where = groupWhere.child("brokers").item(index);
        String id = orElse(declaration.id, groupId + "-" + (index + 1));
        String host = declaration.host == null ? rota.next() : declaration.host;
        Map<PortKind, Integer> given = declaration.ports == null ? Map.of() : declaration.ports.given();
        boolean replicated = group.replicatedLevelDB != null || isLeftOut(groupWhere, "replicatedLevelDB");
        Opening opening = binding.opening(
                id, where, addressOfHost.apply(host), kinds(replicated, connectors, given, where), given);
        openings.add(opening);
        return new Broker(
                where,
                id,
                groupId,
                host,
                orElse(declaration.brokerName, orElse(group.brokerName, group.pureMasterSlave == null ? groupId : id)),
                hostname(declaration, replicated, opening.address(), where),
                new Ports(opening.given()),
                orElse(declaration.heap, orElse(group.heap, orElse(topology.heap, Defaults.HEAP))),
                leaseHolderId(declaration, group.jdbc != null || isLeftOut(groupWhere, "jdbc"), id, where));
    }

    private Set<PortKind> kinds(
            boolean replicated, List<TransportConnector> connectors, Map<PortKind, Integer> given, Place where) {
        Set<PortKind> kinds = EnumSet.noneOf(PortKind.class);
        connectors.forEach(connector -> kinds.add(connector.protocol()));
        if (hasConsole.orElse(given.containsKey(PortKind.CONSOLE))) {
            kinds.add(PortKind.CONSOLE);
        }
        if (given.containsKey(PortKind.JMX)) {
            kinds.add(PortKind.JMX);
        }
        if (replicated) {
            kinds.add(PortKind.REPLICATION);
        }
        for (PortKind kind : given.keySet()) {
            if (!kinds.contains(kind)) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                where.child("ports").child(kind.element()),
                                "this broker opens no such port",
                                switch (kind) {
                                    case CONSOLE ->
                                        "Leave the port out: this release and runtime have no web console that can be given a password of its own.";
                                    case REPLICATION -> "Only replicatedLevelDB replicates; leave the port out.";
                                    default ->
                                        "Add " + kind.element() + " to the group's protocols, or leave the port out.";
                                });
            }
        }
        return kinds;
    }

    private String leaseHolderId(BrokerDeclaration declaration, boolean leases, String id, Place where) {
        if (declaration.leaseHolderId != null && !leases) {
            binding.problems()
                    .error(
                            Binding.VOCABULARY,
                            where.child("leaseHolderId"),
                            "only the brokers of a jdbc group hold a lease",
                            "Leave it out.");
        }
        return declaration.leaseHolderId == null || !leases ? id : declaration.leaseHolderId;
    }

    private String hostname(BrokerDeclaration declaration, boolean replicated, String address, Place where) {
        if (declaration.hostname != null && !replicated) {
            binding.problems()
                    .error(
                            Binding.VOCABULARY,
                            where.child("hostname"),
                            "only the brokers of a replicatedLevelDB group have one",
                            "Leave it out; the address belongs to the host.");
        }
        return declaration.hostname == null || !replicated || binding.isLocal() ? address : declaration.hostname;
    }

    private Tuning tuning(GroupDeclaration group, Place where) {
        SystemUsageDeclaration own = orElse(group.systemUsage, new SystemUsageDeclaration());
        SystemUsageDeclaration shared = orElse(topology.systemUsage, new SystemUsageDeclaration());
        return new Tuning(
                Optional.ofNullable(orElse(own.memory, shared.memory)),
                Optional.ofNullable(orElse(own.store, shared.store)),
                Optional.ofNullable(orElse(own.temp, shared.temp)),
                group.destinationPolicies == null
                        ? policies(topology.destinationPolicies, Place.TOPOLOGY)
                        : policies(group.destinationPolicies, where),
                list(orElse(group.jvmOptions, topology.jvmOptions)));
    }

    private static List<DestinationPolicy> policies(List<DestinationPolicyDeclaration> declared, Place parent) {
        List<DestinationPolicy> policies = new ArrayList<>();
        for (DestinationPolicyDeclaration policy : list(declared)) {
            policies.add(new DestinationPolicy(
                    parent.child("destinationPolicies").item(policies.size()),
                    policy.queue == null && policy.topic != null,
                    orElse(policy.queue, orElse(policy.topic, Defaults.ALL_QUEUES)),
                    GivenAttributes.of(policy, PolicyAttributes.class),
                    orElse(policy.replayWhenNoConsumers, false)));
        }
        return policies;
    }

    /** A group with the policy that lets messages go back whose consumer has moved to another group of the network. */
    static Group withReplay(Group group) {
        return new Group(
                group.where(),
                group.id(),
                group.brokerName(),
                group.brokers(),
                group.transportConnectors(),
                group.store(),
                new Tuning(
                        group.tuning().memory(),
                        group.tuning().store(),
                        group.tuning().temp(),
                        List.of(new DestinationPolicy(
                                group.where().child("destinationPolicies").item(0),
                                false,
                                Defaults.ALL_QUEUES,
                                Map.of(),
                                true)),
                        group.tuning().jvmOptions()),
                group.security(),
                group.fragments());
    }

    static Group withPorts(Group group, Map<Place, Ports> ports) {
        return new Group(
                group.where(),
                group.id(),
                group.brokerName(),
                group.brokers().stream()
                        .map(broker -> new Broker(
                                broker.where(),
                                broker.id(),
                                broker.group(),
                                broker.host(),
                                broker.brokerName(),
                                broker.hostname(),
                                ports.get(broker.where()),
                                broker.heap(),
                                broker.leaseHolderId()))
                        .toList(),
                group.transportConnectors(),
                group.store(),
                group.tuning(),
                group.security(),
                group.fragments());
    }
}
