package io.github.activemqcluster.render;

import java.util.List;
import java.util.Optional;

/**
 * The cluster as the templates below {@code cluster/} see it.
 *
 * @param hosts the number of hosts of its instances
 * @param names the hosts whose address is a name
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

    /** A host whose address is a name. The name must resolve. */
    record NamedHost(String id, String address) {}

    /**
     * A group.
     *
     * @param store the element's name in the topology
     * @param lock the file whose lock elects the master, absolute or relative to the output directory; empty if there
     *     is none
     * @param size the number of its brokers
     */
    record GroupModel(String id, String store, Optional<String> lock, int size) {}

    /**
     * A master and its slave.
     *
     * @param masterData the directory of the master's data, absolute or relative to the output directory
     * @param slaveData the same for the slave
     */
    record Pair(Member master, String masterData, Member slave, String slaveData) {}
}
