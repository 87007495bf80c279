package io.github.activemqcluster.goal;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A topology without errors.
 *
 * @param topology the topology with every default
 * @param warnings the problems that are no errors
 * @param locations gives the place in which an element is written, for later findings
 */
public record CheckedTopology(
        Topology topology, List<Problem> warnings, Function<Place, Optional<Location>> locations) {

    public CheckedTopology {
        warnings = List.copyOf(warnings);
    }

    /** The problem with the place in which its element is written, if that place is known. */
    Problem located(Problem problem) {
        return locations.apply(problem.where()).map(problem::withLocation).orElse(problem);
    }

    /** The result of the check, in one line. */
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
