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
 * @param topology with every default taken
 * @param warnings what was found all the same
 * @param locations where an element is written, for what is found later
 */
public record CheckedTopology(
        Topology topology, List<Problem> warnings, Function<Place, Optional<Location>> locations) {

    public CheckedTopology {
        warnings = List.copyOf(warnings);
    }

    /** A problem with where its element is written, where that is known. */
    Problem located(Problem problem) {
        return locations.apply(problem.where()).map(problem::withLocation).orElse(problem);
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
