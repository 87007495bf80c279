package io.github.activemqcluster.live;

import java.util.List;

/** Messages are sent to each of two groups and consumed from the other group. */
final class BothWays implements Experiment {

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        List<String> groups = cluster.groups();
        Crossing.demand(cluster, groups.get(0), groups.get(1), report);
        Crossing.demand(cluster, groups.get(1), groups.get(0), report);
    }
}
