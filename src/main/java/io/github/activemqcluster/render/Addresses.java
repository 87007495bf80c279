package io.github.activemqcluster.render;

import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses at which instances can be reached. Looks each of them up once, so that the time for rendering grows no
 * faster than the topology.
 */
final class Addresses {

    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Ensemble> ensembles = new HashMap<>();

    Addresses(Topology topology) {
        topology.hosts().forEach(host -> hosts.putIfAbsent(host.id(), host));
        topology.groups().forEach(group -> groups.putIfAbsent(group.id(), group));
        topology.ensembles().forEach(ensemble -> ensembles.putIfAbsent(ensemble.id(), ensemble));
    }

    Optional<Host> host(String id) {
        return Optional.ofNullable(hosts.get(id));
    }

    Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    Optional<Ensemble> ensemble(String id) {
        return Optional.ofNullable(ensembles.get(id));
    }

    /** The address that others connect to. */
    String address(String host) {
        return host(host).map(Host::address).orElse(host);
    }

    /**
     * The address to listen on. A loopback address stays, since the broker must listen there alone. Any other address
     * becomes every interface.
     */
    String bindAddress(String host) {
        return host(host).filter(Host::isLoopback).map(Host::address).orElse("0.0.0.0");
    }

    /** The OpenWire URIs of a group's brokers. None if the group does not exist or does not speak OpenWire. */
    List<String> openwire(String group) {
        return group(group).stream()
                .flatMap(found -> found.transportConnectors().stream()
                        .filter(connector -> connector.protocol() == PortKind.OPENWIRE)
                        .limit(1)
                        .flatMap(connector -> found.brokers().stream().map(broker -> uri(connector, broker))))
                .toList();
    }

    private String uri(TransportConnector connector, Broker broker) {
        return Uris.simple(
                clientScheme(connector.scheme()),
                address(broker.host()),
                broker.ports().required(PortKind.OPENWIRE),
                Map.of());
    }

    /**
     * The scheme that connects to a listening scheme. {@code nio} and {@code auto} concern the listening side alone.
     */
    private static String clientScheme(String scheme) {
        return switch (scheme) {
            case "nio", "auto", "auto+nio" -> "tcp";
            case "nio+ssl", "auto+ssl", "auto+nio+ssl" -> "ssl";
            default -> scheme;
        };
    }

    /** {@code host:port,host:port}, as ZooKeeper's clients want it. */
    String connectString(String ensemble) {
        return ensemble(ensemble)
                .map(found -> found.connectString()
                        .orElseGet(() -> String.join(
                                ",",
                                found.servers().stream()
                                        .map(this::clientAddress)
                                        .toList())))
                .orElse("");
    }

    private String clientAddress(Server server) {
        return new Authority(address(server.host()), server.ports().required(PortKind.CLIENT)).toString();
    }
}
