package io.github.activemqcluster.render;

import java.util.List;
import java.util.Optional;

/**
 * What the templates below {@code cluster/} see of the cluster.
 *
 * @param hosts how many hosts its instances are on
 * @param names those of its hosts whose address is a name
 * @param groups its groups
 * @param pairs its pairs of master and slave
 */
record ClusterModel(
        String name,
        int hosts,
        List<NamedHost> names,
        List<Member> servers,
        List<Member> brokers,
        List<GroupModel> groups,
        List<Pair> pairs) {

    /**
     * An instance.
     *
     * @param owner the id of its group or ensemble
     */
    record Member(String id, String owner, String host) {}

    /** A host whose address is a name, and must resolve. */
    record NamedHost(String id, String address) {}

    /**
     * A group.
     *
     * @param store the element's name in the topology
     * @param lock the file whose lock elects the master, absolute or relative to the output directory; empty where there is none
     * @param size how many brokers it has
     */
    record GroupModel(String id, String store, Optional<String> lock, int size) {}

    /**
     * A master and its slave.
     *
     * @param masterData where the master keeps its data, absolute or relative to the output directory
     * @param slaveData the same for the slave
     */
    record Pair(Member master, String masterData, Member slave, String slaveData) {}
}
