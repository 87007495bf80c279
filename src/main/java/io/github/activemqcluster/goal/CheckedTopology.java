package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.topology.Topology;
import java.util.List;

/**
 * A topology without errors.
 *
 * @param topology with every default taken
 * @param warnings what was found all the same
 */
public record CheckedTopology(Topology topology, List<Problem> warnings) {

    public CheckedTopology {
        warnings = List.copyOf(warnings);
    }

    /** What the check came to, in one line. */
    public String verdict() {
        String cluster = "Topology '" + topology.name() + "': "
                + Count.of(topology.groups().size(), "group") + ", "
                + Count.of(topology.brokers().size(), "broker");
        String servers = topology.servers().isEmpty()
                ? ""
                : ", " + Count.of(topology.servers().size(), "ZooKeeper server");
        return cluster + servers + "; "
                + (warnings.isEmpty() ? "no problem" : "no error, " + Count.of(warnings.size(), "warning"));
    }
}
