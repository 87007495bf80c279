package io.github.activemqcluster.live;

/** An action on a running cluster, with its expected result. */
interface Experiment {

    /**
     * Runs the experiment.
     *
     * @param cluster the cluster, started and ready
     * @throws AssertionError if the expected result does not come
     */
    void run(LiveCluster cluster, Report report) throws Exception;
}
