package io.github.activemqcluster.rule;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleCatalogue.Scope;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.network.FlowSource;
import io.github.activemqcluster.topology.Topology;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Runs every rule that applies. Gives the problems of the rules and of the binder the levels that the user wants. */
@Named
@Singleton
public final class RuleRunner {

    private final Releases releases;

    @Inject
    public RuleRunner(Releases releases) {
        this.releases = Objects.requireNonNull(releases, "releases");
    }

    /** Makes the rules for these circumstances. That needs no topology, so it can be done earlier. */
    public Prepared prepare(Circumstances circumstances) {
        return new Prepared(
                circumstances.isLocal(),
                new RuleContext(
                        releases,
                        circumstances.java(),
                        circumstances.isWritten(),
                        new FlowSource(circumstances.rights())));
    }

    /** The rules, ready to check topologies. Not for several threads at once. */
    public static final class Prepared {

        private final Map<RuleCatalogue.Entry, Rule> rules = new LinkedHashMap<>();

        private Prepared(boolean isLocal, RuleContext context) {
            for (RuleCatalogue.Entry entry : RuleCatalogue.entries()) {
                if (!(isLocal && entry.scope() == Scope.HOSTS)) {
                    entry.maker().ifPresent(maker -> rules.put(entry, maker.apply(context)));
                }
            }
        }

        /**
         * Checks a topology.
         *
         * @param topology the topology from the binder; empty if the binder could make none, and no rule runs then
         * @param fromBinder the binder's problems, with its gaps; the rules add their findings at their own levels
         * @return all problems at the levels that the user wants, none of them {@link Level#OFF}, each once, in the
         *     order of the topology
         */
        public List<Problem> check(Optional<Topology> topology, Problems fromBinder, RuleLevels levels) {
            // A gap withholds findings until the user mends it. A gap with a lowered level will never be mended.
            if (atTheirLevels(fromBinder, levels).stream().noneMatch(problem -> problem.level() == Level.ERROR)) {
                fromBinder.forgetGaps();
            }
            topology.ifPresent(checked -> rules.forEach((entry, rule) -> {
                if (!levels.given(entry.id()).equals(Optional.of(Level.OFF))) {
                    rule.check(checked, new Findings(entry.id(), fromBinder));
                }
            }));
            return TopologyOrder.sorted(List.copyOf(atTheirLevels(fromBinder, levels)));
        }
    }

    private static Set<Problem> atTheirLevels(Problems problems, RuleLevels levels) {
        Set<Problem> shown = new LinkedHashSet<>();
        for (Problem problem : problems.all()) {
            if (problems.isFatal(problem)) {
                shown.add(problem);
            } else {
                levels.apply(problem).ifPresent(shown::add);
            }
        }
        return shown;
    }
}
