package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.names;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.vocabulary.ClusterClientAttributes;
import io.github.activemqcluster.config.vocabulary.ElementType;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.OptionsDeclaration;
import io.github.activemqcluster.config.vocabulary.ProtocolChoice;
import io.github.activemqcluster.config.vocabulary.TransportConnectorDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Binds the transport connectors of a group's brokers. */
final class TransportConnectorBinder {

    private final Binding binding;

    TransportConnectorBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * Binds the transport connectors of a group.
     *
     * @param parent the group's path
     */
    List<TransportConnector> bind(GroupDeclaration declaration, Place parent) {
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
            // A missing protocol is a fatal problem already. This protocol only takes its place.
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

    /** Reports attributes of the connector among the options of its URI. There the broker ignores them silently. */
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
                    && !binding.isLeftOut(connector.where(), "updateClusterClients")
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
        if (binding.isLeftOut(where, "protocols") || binding.isLeftOut(where, "transportConnectors")) {
            // An unknown protocol is reported already; no given port is wrong because of it.
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
}
