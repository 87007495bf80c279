package io.github.activemqcluster.live;

/** Something that is done to a cluster that runs, and what must come of it. */
interface Experiment {

    /**
     * Runs it.
     *
     * @param cluster started and ready
     * @throws AssertionError where what must come of it does not
     */
    void run(LiveCluster cluster, Report report) throws Exception;
}
