package io.github.activemqcluster.rule;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.place.Place.Child;
import io.github.activemqcluster.place.Place.Item;
import io.github.activemqcluster.place.Place.Step;
import io.github.activemqcluster.problem.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which problems are shown: by their elements from the top of the topology to the bottom, and for one
 * element in the order of the catalogue.
 */
final class TopologyOrder {

    private static final List<String> TOP_TO_BOTTOM = List.of(
            "name",
            "activemq",
            "zookeeper",
            "systemUsage",
            "destinationPolicies",
            "heap",
            "jvmOptions",
            "fragments",
            "authentication",
            "sslContext",
            "console",
            "hosts",
            "ensembles",
            "groups",
            "networkConnectors",
            "meshes",
            "clients");

    private TopologyOrder() {}

    static List<Problem> sorted(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::where, TopologyOrder::compare)
                        .thenComparing(problem -> rank(problem.rule()))
                        .thenComparing(problem -> problem.message()))
                .toList();
    }

    private static int compare(Place one, Place other) {
        for (int i = 0; i < Math.min(one.steps().size(), other.steps().size()); i++) {
            int difference = compare(one.steps().get(i), other.steps().get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.steps().size(), other.steps().size());
    }

    private static int compare(Step one, Step other) {
        return Comparator.comparingInt(TopologyOrder::position)
                .thenComparing(TopologyOrder::name)
                .compare(one, other);
    }

    /**
     * The position among the siblings: the index of an item, or the place of an element in the order of declaration.
     */
    private static int position(Step step) {
        if (step instanceof Item item) {
            return item.index();
        }
        int known = TOP_TO_BOTTOM.indexOf(name(step));
        return known < 0 ? TOP_TO_BOTTOM.size() : known;
    }

    private static String name(Step step) {
        return step instanceof Child child ? child.name() : "";
    }

    private static int rank(String rule) {
        List<RuleCatalogue.Entry> entries = RuleCatalogue.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(rule)) {
                return i;
            }
        }
        return entries.size();
    }
}
