package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.topology.Topology;

/**
 * One demand on a topology. Immutable. Reports every breach of the demand, and each mistake once. The rule's id and
 * level are in the {@link io.github.activemqcluster.rule.RuleCatalogue catalogue}.
 */
public interface Rule {

    /**
     * Reports where the topology breaks the demand.
     *
     * @param topology any topology that the binder can make, however many other rules it breaks
     */
    void check(Topology topology, Findings findings);
}
