package io.github.activemqcluster.render;

import java.util.List;

/**
 * What the templates below {@code cluster/} see of the cluster.
 *
 * @param hosts how many hosts its instances are on
 */
record ClusterModel(String name, int hosts, List<Member> servers, List<Member> brokers) {

    /**
     * An instance.
     *
     * @param owner the id of its group or ensemble
     */
    record Member(String id, String owner, String host) {}
}
