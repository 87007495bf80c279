package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.BrokerDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.KahaDbDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans groups: their brokers, the brokers' hosts, and the ports that each broker opens. */
final class GroupPlanner {

    private final Binding binding;
    private final Optional<Boolean> hasConsole;
    private final HostRota rota;
    private final TransportConnectorBinder connectors;

    /** Takes whether each broker has a web console; empty if the release is unknown. */
    GroupPlanner(Binding binding, Optional<Boolean> hasConsole, HostRota rota) {
        this.binding = binding;
        this.hasConsole = hasConsole;
        this.rota = rota;
        this.connectors = new TransportConnectorBinder(binding);
    }

    PlannedGroup plan(GroupDeclaration declaration, int index) {
        Place where = Place.TOPOLOGY.child("groups").item(index);
        String id = orElse(declaration.id, "group_without_id_" + index);
        List<TransportConnector> bound = connectors.bind(declaration, where);
        boolean replicated = declaration.replicatedLevelDB != null || binding.isLeftOut(where, "replicatedLevelDB");
        List<PlannedInstance<BrokerDeclaration>> brokers = new ArrayList<>();
        for (BrokerDeclaration broker : declaredBrokers(declaration, where)) {
            Place place = where.child("brokers").item(brokers.size());
            String host = broker.host == null ? rota.next() : broker.host;
            Map<PortKind, Integer> given = broker.ports == null ? Map.of() : broker.ports.given();
            Opening opening = binding.opening(
                    orElse(broker.id, id + "-" + (brokers.size() + 1)),
                    place,
                    rota.address(host),
                    kinds(replicated, bound, given, place),
                    given);
            brokers.add(new PlannedInstance<>(broker, host, opening));
        }
        return new PlannedGroup(where, id, declaration, bound, brokers);
    }

    /** The number of brokers of a group that is not bound yet. */
    static int size(GroupDeclaration declaration) {
        return declaration.brokers == null ? orElse(declaration.size, 1) : declaration.brokers.size();
    }

    private List<BrokerDeclaration> declaredBrokers(GroupDeclaration declaration, Place where) {
        if (declaration.brokers != null) {
            return declaration.brokers;
        }
        if (declaration.size == null
                && needsSize(declaration)
                && !binding.isLeftOut(where, "size")
                && !binding.isLeftOut(where, "brokers")) {
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

    /** kahaDB is for a single broker; every other store is for several brokers. */
    private static boolean needsSize(GroupDeclaration declaration) {
        return declaration
                .store()
                .filter(store -> !(store instanceof KahaDbDeclaration))
                .isPresent();
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
}
