package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a broker and a ZooKeeper server are alike in: a process with ports on a host.
 *
 * @param kind what it is, in words
 */
record Instance(String kind, String where, String id, String host, Ports ports) {

    static Instance of(Broker broker) {
        return new Instance("broker", broker.where(), broker.id(), broker.host(), broker.ports());
    }

    static Instance of(Server server) {
        return new Instance("ZooKeeper server", server.where(), server.id(), server.host(), server.ports());
    }

    /** All brokers, group by group, then all servers, ensemble by ensemble. */
    static List<Instance> all(Topology topology) {
        return Stream.concat(
                        topology.brokers().stream().map(Instance::of),
                        topology.servers().stream().map(Instance::of))
                .toList();
    }

    /** For example {@code broker 'group1-1'}. */
    String named() {
        return kind + " " + Wording.quote(id);
    }
}
