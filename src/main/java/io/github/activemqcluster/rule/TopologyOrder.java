package io.github.activemqcluster.rule;

import io.github.activemqcluster.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which problems are shown: as a reader comes upon their elements when reading the topology from top to
 * bottom, and for one element in the order of the catalogue.
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

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,9})]");

    private TopologyOrder() {}

    static List<Problem> sorted(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Placed(problem, steps(problem.where()), rank(problem.rule())))
                .sorted(Comparator.comparing(Placed::steps, TopologyOrder::compare)
                        .thenComparing(Placed::rank)
                        .thenComparing(placed -> placed.problem().message()))
                .map(Placed::problem)
                .toList();
    }

    private record Placed(Problem problem, List<Step> steps, int rank) {}

    /** An element's name with its place among its siblings, or an index. */
    private record Step(int place, String name) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return Comparator.comparingInt(Step::place)
                    .thenComparing(Step::name)
                    .compare(this, other);
        }
    }

    private static List<Step> steps(String where) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(where);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                steps.add(new Step(Integer.parseInt(matcher.group(2)), ""));
            } else {
                int place = TOP_TO_BOTTOM.indexOf(matcher.group(1));
                steps.add(new Step(place < 0 ? TOP_TO_BOTTOM.size() : place, matcher.group(1)));
            }
        }
        return steps;
    }

    private static int compare(List<Step> one, List<Step> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = one.get(i).compareTo(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
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
