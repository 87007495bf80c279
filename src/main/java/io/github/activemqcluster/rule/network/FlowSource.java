package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.topology.Topology;
import java.util.function.Function;

/** The flows of a topology, computed once for all the rules that ask for them. Not for several threads at once. */
public final class FlowSource {

    private final Function<Topology, Rights> rights;
    private Topology topology;
    private Flows flows;

    /** Takes what the bridges' users may do in a topology. */
    public FlowSource(Function<Topology, Rights> rights) {
        this.rights = rights;
    }

    /** One run of the rules asks for one topology; to compare two would take longer than to ask whether it is the same. */
    @SuppressWarnings("ReferenceEquality")
    Flows of(Topology asked) {
        if (topology != asked) {
            topology = asked;
            flows = new Flows(asked, rights.apply(asked));
        }
        return flows;
    }
}
