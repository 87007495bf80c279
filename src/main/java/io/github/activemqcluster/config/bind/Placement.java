package io.github.activemqcluster.config.bind;

/** Where the instances run. */
public enum Placement {
    /** On the hosts that are declared. */
    HOSTS,
    /**
     * All on 127.0.0.1, with newly planned ports, to rehearse on one machine. Never touches production: shared
     * directories move below the output directory, and ensembles and brokers outside the topology are refused.
     */
    LOCAL
}
