package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.topology.Topology;
import java.util.function.Function;

/** Computes the flows of a topology once for all rules that need them. Not thread-safe. */
public final class FlowSource {

    private final Function<Topology, Rights> rights;
    private Topology topology;
    private Flows flows;

    /** Takes the rights of the bridges' users in a topology. */
    public FlowSource(Function<Topology, Rights> rights) {
        this.rights = rights;
    }

    /** A run of the rules asks for one topology. So identity is enough, and a comparison would take longer. */
    @SuppressWarnings("ReferenceEquality")
    Flows of(Topology asked) {
        if (topology != asked) {
            topology = asked;
            flows = new Flows(asked, rights.apply(asked));
        }
        return flows;
    }
}
