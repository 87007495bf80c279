package io.github.activemqcluster.conformance;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The addresses on which instances of a topology listen, and those at which others reach them. This is not the
 * renderer's own class for addresses, on purpose: the check must not share a mistake with the renderer.
 */
final class ExpectedAddresses {

    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Ensemble> ensembles = new HashMap<>();

    ExpectedAddresses(Topology topology) {
        topology.hosts().forEach(host -> hosts.putIfAbsent(host.id(), host));
        topology.groups().forEach(group -> groups.putIfAbsent(group.id(), group));
        topology.ensembles().forEach(ensemble -> ensembles.putIfAbsent(ensemble.id(), ensemble));
    }

    /** The address and port that a broker binds. */
    String bound(Broker broker, PortKind kind) {
        Host declared = hosts.get(broker.host());
        String address = declared != null && declared.isLoopback() ? declared.address() : "0.0.0.0";
        return authority(address, broker.ports().required(kind));
    }

    /** The URIs by which clients and other brokers reach the brokers of a group. */
    List<String> openwire(String groupId) {
        Group group = groups.get(groupId);
        String scheme = group.transportConnectors().stream()
                .filter(connector -> connector.protocol() == PortKind.OPENWIRE)
                .map(TransportConnector::scheme)
                .findFirst()
                .orElse("tcp");
        // How the listening side reads its socket does not matter to the connecting side.
        String connects = scheme.endsWith("ssl") ? "ssl" : scheme.matches("nio|auto|auto\\+nio") ? "tcp" : scheme;
        return group.brokers().stream()
                .map(broker -> connects + "://"
                        + authority(of(broker.host()), broker.ports().required(PortKind.OPENWIRE)))
                .toList();
    }

    /** The address to which a client of an ensemble connects. Empty if the ensemble is not declared. */
    String connectString(String ensembleId) {
        Ensemble ensemble = ensembles.get(ensembleId);
        if (ensemble == null) {
            return "";
        }
        return ensemble.connectString().orElseGet(() -> ensemble.servers().stream()
                .map(server -> authority(of(server.host()), server.ports().required(PortKind.CLIENT)))
                .collect(Collectors.joining(",")));
    }

    /** Whether no other member of the group is on the same machine. */
    boolean isAlone(Group group, Broker broker) {
        String address = of(broker.host());
        return group.brokers().stream()
                        .filter(member -> of(member.host()).equals(address))
                        .count()
                == 1;
    }

    /** A host that is not declared may be known to the network, if the user lets that pass. */
    private String of(String host) {
        Host declared = hosts.get(host);
        return declared == null ? host : declared.address();
    }

    private static String authority(String address, int port) {
        return inUri(address) + ":" + port;
    }

    /** An IPv6 address stands in brackets if a port may follow. */
    static String inUri(String address) {
        boolean bare = address.indexOf(':') >= 0 && !address.startsWith("[");
        return bare ? "[" + address + "]" : address;
    }
}
