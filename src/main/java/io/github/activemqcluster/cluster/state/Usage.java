package io.github.activemqcluster.cluster.state;

/**
 * How much of its limits a broker has used up, in per cent; more than 100 is possible, since what is written last may exceed a
 * limit.
 *
 * @param store of the limit for its store; 0 where that is a database
 * @param temporary of the limit for non-persistent messages on disk
 * @param memory of the limit for messages in memory
 */
public record Usage(int store, int temporary, int memory) {

    /** Whether its producers wait, since nothing more may be stored. */
    public boolean isStoreFull() {
        return store >= 100;
    }
}
