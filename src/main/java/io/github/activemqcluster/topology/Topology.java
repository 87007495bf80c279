package io.github.activemqcluster.topology;

import java.util.List;
import java.util.Optional;

/**
 * A whole cluster.
 *
 * @param name the cluster's name; the project's artifactId unless given
 * @param activemq the brokers' release and the source of its runtime
 * @param zookeeper the ZooKeeper release, present if the cluster starts an ensemble
 * @param hosts the machines, at least one
 * @param networkConnectors one per pair of groups, lists and meshes are already expanded
 */
public record Topology(
        String name,
        ActiveMq activemq,
        Optional<ZooKeeper> zookeeper,
        List<Host> hosts,
        List<Ensemble> ensembles,
        List<Group> groups,
        List<NetworkConnector> networkConnectors,
        List<Client> clients) {

    public Topology {
        hosts = List.copyOf(hosts);
        ensembles = List.copyOf(ensembles);
        groups = List.copyOf(groups);
        networkConnectors = List.copyOf(networkConnectors);
        clients = List.copyOf(clients);
    }

    public Optional<Host> host(String id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    public Optional<Ensemble> ensemble(String id) {
        return ensembles.stream().filter(ensemble -> ensemble.id().equals(id)).findFirst();
    }

    public Optional<Group> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** All brokers, group by group, in the order in which they are declared. */
    public List<Broker> brokers() {
        return groups.stream().flatMap(group -> group.brokers().stream()).toList();
    }

    /** All ZooKeeper servers that the cluster starts, ensemble by ensemble. */
    public List<Server> servers() {
        return ensembles.stream()
                .flatMap(ensemble -> ensemble.servers().stream())
                .toList();
    }
}
