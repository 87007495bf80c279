package io.github.activemqcluster.live;

/** Messages are sent to each group and consumed from each other group. */
final class EveryWay implements Experiment {

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        for (String from : cluster.groups()) {
            for (String to : cluster.groups()) {
                if (!from.equals(to)) {
                    Crossing.demand(cluster, from, to, report);
                }
            }
        }
    }
}
