package io.github.activemqcluster.render;

import java.util.List;

/**
 * What the templates below {@code cluster/} see of the cluster.
 *
 * @param hosts how many hosts its instances are on
 * @param pairs its pairs of master and slave
 */
record ClusterModel(String name, int hosts, List<Member> servers, List<Member> brokers, List<Pair> pairs) {

    /**
     * An instance.
     *
     * @param owner the id of its group or ensemble
     */
    record Member(String id, String owner, String host) {}

    /**
     * A master and its slave.
     *
     * @param masterData where the master keeps its data, absolute or relative to the output directory
     * @param slaveData the same for the slave
     */
    record Pair(Member master, String masterData, Member slave, String slaveData) {}
}
