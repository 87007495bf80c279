package io.github.activemqcluster.config.bind;

/** Where the instances are. */
public enum Placement {
    /** On the hosts that are declared. */
    HOSTS,
    /**
     * All on 127.0.0.1, with ports planned anew, to rehearse on one machine. What is in production is never touched:
     * shared directories move under the output directory, and ensembles and brokers outside the topology are refused.
     */
    LOCAL
}
