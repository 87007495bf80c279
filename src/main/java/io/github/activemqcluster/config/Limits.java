package io.github.activemqcluster.config;

/** How much is planned at most, so that no input makes the build run out of memory. */
public final class Limits {

    /** Brokers, or ZooKeeper servers, of a whole topology. */
    public static final int INSTANCES = 10_000;

    /** Network connectors, once lists and meshes are taken apart. */
    public static final int CONNECTORS = 100_000;

    private Limits() {}
}
