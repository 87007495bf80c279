package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.Topology;

/** One demand on a topology. Immutable; reports every breach of the demand, and each mistake once. */
interface Rule {

    /** Its id in the {@link RuleCatalogue}, which users name in {@code <rules>}. */
    String id();

    /**
     * Reports where the topology breaks the demand.
     *
     * @param topology any topology that the binder can make, however many other rules it breaks
     */
    void check(Topology topology, Findings findings);
}
