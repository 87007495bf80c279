package io.github.activemqcluster.config;

/** How much is read and planned at most, so that no input makes the build run out of memory. */
public final class Limits {

    /** Brokers, or ZooKeeper servers, of a whole topology. */
    public static final int INSTANCES = 10_000;

    /** Network connectors, once lists and meshes are taken apart. */
    public static final int CONNECTORS = 100_000;

    /** Bytes of a topology file. */
    static final int FILE_SIZE = 16 * 1024 * 1024;

    /** Elements inside each other in a topology file; the vocabulary itself needs 7. */
    static final int DEPTH = 32;

    private Limits() {}
}
