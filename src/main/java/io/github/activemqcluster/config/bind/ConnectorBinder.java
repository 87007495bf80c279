package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.list;
import static io.github.activemqcluster.config.bind.Binding.names;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.Limits;
import io.github.activemqcluster.config.vocabulary.BridgeAttributes;
import io.github.activemqcluster.config.vocabulary.DiscoveryChoice;
import io.github.activemqcluster.config.vocabulary.MeshDeclaration;
import io.github.activemqcluster.config.vocabulary.NetworkConnectorDeclaration;
import io.github.activemqcluster.config.vocabulary.OptionsDeclaration;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Bridged;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.NetworkConnector.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds network connectors. Lists and meshes give one connector for each pair of groups. */
final class ConnectorBinder {

    private final Binding binding;
    private final Map<String, PlannedGroup> groups;
    private final String topologyName;

    /**
     * @param groups by id
     * @param topologyName part of the names of multicast groups
     */
    ConnectorBinder(Binding binding, Map<String, PlannedGroup> groups, String topologyName) {
        this.binding = binding;
        this.groups = groups;
        this.topologyName = topologyName;
    }

    /** All connectors. If there are too many, reports a problem and returns none. */
    List<NetworkConnector> bind(TopologyDeclaration topology) {
        List<NetworkConnectorDeclaration> declared = list(topology.networkConnectors);
        List<MeshDeclaration> meshes = list(topology.meshes);
        if (count(declared, meshes) > Limits.CONNECTORS) {
            binding.problems()
                    .fatal(
                            Binding.VOCABULARY,
                            Place.TOPOLOGY.child("networkConnectors"),
                            "there are more than " + Limits.CONNECTORS
                                    + " network connectors, once lists and meshes are" + " taken apart",
                            "Link fewer groups to each other.");
            return List.of();
        }
        List<NetworkConnector> connectors = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            bind(declared.get(i), Place.TOPOLOGY.child("networkConnectors").item(i), connectors);
        }
        for (int i = 0; i < meshes.size(); i++) {
            bind(meshes.get(i), Place.TOPOLOGY.child("meshes").item(i), connectors);
        }
        return named(connectors);
    }

    private static long count(List<NetworkConnectorDeclaration> declared, List<MeshDeclaration> meshes) {
        long count = 0;
        for (NetworkConnectorDeclaration connector : declared) {
            count += (long) names(connector.from).size()
                    * Math.max(1, names(connector.to).size());
        }
        for (MeshDeclaration mesh : meshes) {
            long size = names(mesh.groups).size();
            count += size * (size - 1) / 2;
        }
        return count;
    }

    private void bind(NetworkConnectorDeclaration declaration, Place where, List<NetworkConnector> connectors) {
        check(declaration, where);
        List<String> from = names(declaration.from);
        List<Optional<String>> to = declaration.to == null || isMulticast(declaration)
                ? List.of(Optional.empty())
                : names(declaration.to).stream().map(Optional::of).toList();
        boolean several = from.size() * to.size() > 1;
        for (String source : from) {
            for (Optional<String> target : to) {
                connectors.add(new NetworkConnector(
                        where,
                        declaration.name == null
                                ? ""
                                : several
                                        ? declaration.name + "-" + source + "-to-" + target.orElse("uri")
                                        : declaration.name,
                        source,
                        new Target(
                                target,
                                isMulticast(declaration) ? Optional.empty() : Optional.ofNullable(declaration.uri),
                                discovery(declaration, target),
                                multicastGroup(declaration)),
                        orElse(declaration.duplex, false),
                        GivenAttributes.of(declaration, BridgeAttributes.class),
                        new Bridged(
                                TrafficBinder.destinations(declaration.dynamicallyIncludedDestinations),
                                TrafficBinder.destinations(declaration.excludedDestinations),
                                TrafficBinder.destinations(declaration.staticallyIncludedDestinations)),
                        OptionsDeclaration.of(declaration.options)));
            }
        }
    }

    /**
     * The multicast group; by default the topology's own, so that no foreign broker joins. A rehearsal does not join
     * the real cluster.
     */
    private Optional<String> multicastGroup(NetworkConnectorDeclaration declaration) {
        if (!isMulticast(declaration)) {
            return Optional.empty();
        }
        String group = orElse(declaration.multicastGroup, topologyName);
        return Optional.of(
                binding.isLocal() && !group.endsWith(Defaults.REHEARSAL) ? group + Defaults.REHEARSAL : group);
    }

    private void check(NetworkConnectorDeclaration declaration, Place where) {
        if (isMulticast(declaration)) {
            if (declaration.to != null || declaration.uri != null) {
                wrong(
                        where,
                        "multicast discovery finds the other side itself, and 'to' or 'uri' is given too",
                        "Leave out either that or the discovery.");
            }
        } else {
            if (declaration.multicastGroup != null) {
                wrong(
                        where.child("multicastGroup"),
                        "only multicast discovery has a multicast group",
                        "Write <discovery>multicast</discovery>, or leave the group out.");
            }
            if (declaration.to == null
                    && declaration.uri == null
                    && !binding.reader().isLeftOut(where.child("to"))
                    && !binding.reader().isLeftOut(where.child("uri"))) {
                wrong(where, "does not say where it leads", "Add <to> with a group, or <uri> with a broker outside.");
            }
        }
        if (declaration.uri != null && binding.isLocal()) {
            binding.problems()
                    .fatal(
                            Binding.LOCAL_IS_LOCAL,
                            where.child("uri"),
                            "placement=local does not connect to a broker outside the topology",
                            "Leave the connector out of a rehearsal, for example by a profile.");
        }
    }

    private void wrong(Place where, String what, String mend) {
        binding.problems().fatal(Binding.VOCABULARY, where, what, mend);
    }

    private static boolean isMulticast(NetworkConnectorDeclaration declaration) {
        return declaration.discovery == DiscoveryChoice.MULTICAST;
    }

    private Discovery discovery(NetworkConnectorDeclaration declaration, Optional<String> target) {
        if (declaration.discovery != null) {
            return declaration.discovery.discovery();
        }
        return target.map(this::discovery).orElse(Discovery.STATIC);
    }

    private Discovery discovery(String target) {
        PlannedGroup group = groups.get(target);
        return group != null && group.brokers().size() > 1 ? Discovery.MASTERSLAVE : Discovery.STATIC;
    }

    private void bind(MeshDeclaration mesh, Place where, List<NetworkConnector> connectors) {
        List<String> members = names(mesh.groups);
        if (members.size() == 1) {
            wrong(where.child("groups"), "a mesh of one group joins nothing", "Name at least two groups.");
        }
        for (int i = 0; i < members.size(); i++) {
            for (String other : members.subList(i + 1, members.size())) {
                connectors.add(new NetworkConnector(
                        where,
                        "",
                        members.get(i),
                        new Target(Optional.of(other), Optional.empty(), discovery(other), Optional.empty()),
                        true,
                        Map.of(),
                        Bridged.UNRESTRICTED,
                        Map.of()));
            }
        }
    }

    /** Gives each connector without a name a unique name. */
    private static List<NetworkConnector> named(List<NetworkConnector> connectors) {
        Set<String> taken = new HashSet<>();
        connectors.forEach(connector -> taken.add(connector.name()));
        Map<String, Integer> counts = new HashMap<>();
        List<NetworkConnector> named = new ArrayList<>();
        for (NetworkConnector connector : connectors) {
            named.add(
                    connector.name().isEmpty()
                            ? withName(connector, unused(plannedName(connector), taken, counts))
                            : connector);
        }
        return named;
    }

    private static String plannedName(NetworkConnector connector) {
        return connector.from() + "-to-"
                + connector.to().orElse(connector.discovery() == Discovery.MULTICAST ? "multicast" : "uri");
    }

    private static String unused(String name, Set<String> taken, Map<String, Integer> counts) {
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate = name + "-" + counts.merge(name, 2, (count, first) -> count + 1);
        }
        return candidate;
    }

    private static NetworkConnector withName(NetworkConnector connector, String name) {
        return new NetworkConnector(
                connector.where(),
                name,
                connector.from(),
                connector.target(),
                connector.duplex(),
                connector.attributes(),
                connector.destinations(),
                connector.options());
    }
}
