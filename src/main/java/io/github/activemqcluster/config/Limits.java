package io.github.activemqcluster.config;

/** Limits the size of a plan, so that no input makes the build run out of memory. */
public final class Limits {

    /** The largest number of brokers, or of ZooKeeper servers, in a topology. */
    public static final int INSTANCES = 10_000;

    /** The largest number of network connectors after lists and meshes are expanded. */
    public static final int CONNECTORS = 100_000;

    private Limits() {}
}
