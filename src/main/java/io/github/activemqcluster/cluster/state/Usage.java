package io.github.activemqcluster.cluster.state;

/**
 * The used share of a broker's limits, in per cent. More than 100 is possible, since the last message may exceed a
 * limit.
 *
 * @param store the share of the store's limit; 0 for a database
 * @param temporary the share for non-persistent messages on disk
 * @param memory the share for messages in memory
 */
public record Usage(int store, int temporary, int memory) {

    /** Whether the store is full, so that producers wait. */
    public boolean isStoreFull() {
        return store >= 100;
    }
}
