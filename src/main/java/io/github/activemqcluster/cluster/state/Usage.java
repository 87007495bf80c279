package io.github.activemqcluster.cluster.state;

/**
 * How much of its limits a broker has used up, in per cent. More than 100 is possible, since the last message may
 * exceed a limit.
 *
 * @param store for its store; 0 where that is a database
 * @param temporary for non-persistent messages on disk
 * @param memory for messages in memory
 */
public record Usage(int store, int temporary, int memory) {

    /** Whether the store is full, so that producers wait. */
    public boolean isStoreFull() {
        return store >= 100;
    }
}
