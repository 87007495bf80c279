package io.github.activemqcluster.render;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The rule {@code fragments-fit}: no element of a fragment takes the place of another one. XBean sets a property of the
 * broker once for each element that it reads, so the last element counts. The schema allows any number of them.
 */
final class FragmentFit {

    private static final String RULE = "fragments-fit";

    /** The elements that the topology writes into every {@code <broker>}. */
    private static final Set<String> ALWAYS =
            Set.of("managementContext", "persistenceAdapter", "transportConnectors", "shutdownHooks");

    private final Set<String> written;
    private final Problems problems;
    private final Map<String, String> seen = new LinkedHashMap<>();

    /** Takes one group. Its fragments are checked in their order. */
    FragmentFit(Topology topology, Group group, Problems problems) {
        this.written = written(topology, group);
        this.problems = problems;
    }

    private static Set<String> written(Topology topology, Group group) {
        Set<String> written = new HashSet<>(ALWAYS);
        if (topology.networkConnectors().stream()
                .anyMatch(connector -> connector.from().equals(group.id()))) {
            written.add("networkConnectors");
        }
        if (!group.tuning().destinationPolicies().isEmpty()) {
            written.add("destinationPolicy");
        }
        if (group.security().hasAuthentication()) {
            written.add("plugins");
        }
        if (group.security().sslContext().isPresent()) {
            written.add("sslContext");
        }
        if (BrokerModels.limitsUsage(group.tuning())) {
            written.add("systemUsage");
        }
        if (group.store() instanceof Store.Jdbc) {
            written.add("ioExceptionHandler");
        }
        return written;
    }

    /** Compares the next fragment with the elements that the topology writes, and with the fragments before it. */
    void check(Fragment fragment, Place where) {
        for (String element : fragment.elements()) {
            String tag = "<" + element + ">";
            String before = seen.putIfAbsent(element, fragment.name());
            if (written.contains(element)) {
                problems.error(
                        RULE,
                        where,
                        fragment.name() + " has a " + tag + ", which the topology writes already",
                        "Say it in the topology, or replace the template activemq/conf/activemq.xml.ftl.");
            } else if (before != null) {
                problems.error(
                        RULE,
                        where,
                        (before.equals(fragment.name())
                                        ? fragment.name() + " has two " + tag
                                        : fragment.name() + " has a " + tag + ", and so has " + before)
                                + "; the broker takes the last one only, and loses the content of the other",
                        "Write the content of both into one " + tag + ".");
            }
        }
    }
}
