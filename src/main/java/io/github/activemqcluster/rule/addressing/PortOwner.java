package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process with ports on a host: a broker or a ZooKeeper server.
 *
 * @param kind the kind of process, in words
 */
record PortOwner(String kind, Place where, String id, String host, Ports ports) {

    static PortOwner of(Broker broker) {
        return new PortOwner("broker", broker.where(), broker.id(), broker.host(), broker.ports());
    }

    static PortOwner of(Server server) {
        return new PortOwner("ZooKeeper server", server.where(), server.id(), server.host(), server.ports());
    }

    /** All brokers, group by group, then all servers, ensemble by ensemble. */
    static List<PortOwner> all(Topology topology) {
        return Stream.concat(
                        topology.brokers().stream().map(PortOwner::of),
                        topology.servers().stream().map(PortOwner::of))
                .toList();
    }

    /** For example {@code broker 'group1-1'}. */
    String named() {
        return kind + " " + Wording.quote(id);
    }
}
