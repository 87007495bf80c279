package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.function.Function;

/** Knows the bridges that a topology declares, and checks that they are up. */
public final class DeclaredBridges {

    private final Topology topology;

    public DeclaredBridges(Topology topology) {
        this.topology = topology;
    }

    /** The connectors of a group's brokers. */
    List<NetworkConnector> from(String group) {
        return topology.networkConnectors().stream()
                .filter(connector -> connector.from().equals(group))
                .toList();
    }

    public String brokerName(String id) {
        return topology.brokers().stream()
                .filter(broker -> broker.id().equals(id))
                .map(Broker::brokerName)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether the bridges that a connector declares are up in each direction: under multicast, to each group that
     * answers; for a duplex connector, also at the other end.
     *
     * @param brokerName the broker name of the master with the connector
     * @param atFrom the bridges of that master
     * @param atGroup the bridges of a group's master
     */
    public boolean isUp(
            NetworkConnector connector,
            String brokerName,
            List<Bridge> atFrom,
            Function<String, List<Bridge>> atGroup) {
        long up = atFrom.stream()
                .filter(bridge ->
                        !bridge.createdByDuplex() && bridge.connector().equals(inObjectName(connector.name())))
                .count();
        if (up < (connector.discovery() == Discovery.MULTICAST ? others(connector) : 1)) {
            return false;
        }
        return !connector.duplex()
                || connector
                        .to()
                        .map(to -> atGroup.apply(to).stream()
                                .anyMatch(bridge -> bridge.createdByDuplex()
                                        && bridge.remoteBrokerName().equals(brokerName)))
                        .orElse(true);
    }

    private long others(NetworkConnector multicast) {
        return topology.networkConnectors().stream()
                .filter(other -> other.multicastGroup().equals(multicast.multicastGroup()))
                .map(NetworkConnector::from)
                .filter(group -> !group.equals(multicast.from()))
                .distinct()
                .count();
    }

    /** The encoding of {@code JMXSupport.encodeObjectNamePart} in every release. */
    private static String inObjectName(String name) {
        return name.replaceAll("[:,'\"]", "_")
                .replace("?", "&qe;")
                .replace("=", "&amp;")
                .replace("*", "&ast;");
    }

    /** The original of an encoded name, as far as possible: some characters cannot be decoded. */
    static String asNamed(String inObjectName) {
        return inObjectName.replace("&ast;", "*").replace("&amp;", "=").replace("&qe;", "?");
    }
}
