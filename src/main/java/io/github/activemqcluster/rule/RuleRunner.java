package io.github.activemqcluster.rule;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleCatalogue.Scope;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.network.FlowSource;
import io.github.activemqcluster.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Runs every rule that applies, and treats what they and the binder found as the user wants it treated. */
@Named
@Singleton
public final class RuleRunner {

    private final Releases releases;

    @Inject
    public RuleRunner(Releases releases) {
        this.releases = Objects.requireNonNull(releases, "releases");
    }

    /** Checks a topology where neither is known which Java will run the brokers, nor how it was declared. */
    public List<Problem> run(
            Optional<Topology> topology, Problems fromBinder, RuleLevels levels, boolean localPlacement) {
        return run(topology, fromBinder, levels, localPlacement, OptionalInt.empty(), value -> false);
    }

    /** Checks a topology where no broker says what the bridges' users may do. */
    public List<Problem> run(
            Optional<Topology> topology,
            Problems fromBinder,
            RuleLevels levels,
            boolean localPlacement,
            OptionalInt java,
            Predicate<String> isWritten) {
        return run(topology, fromBinder, levels, localPlacement, java, isWritten, Rights.ALL);
    }

    /**
     * Checks a topology.
     *
     * @param topology what the binder made; empty where it could make nothing sensible, and nothing is checked then
     * @param fromBinder what the binder found, with its gaps; the rules' findings are added to it, at their own levels
     * @param localPlacement whether every host is mapped to this machine, so that what is said of hosts does not apply
     * @param java the feature release of the Java that will run the brokers, for example 17; empty if not known
     * @param isWritten whether a value stands, as it is, in what declares the topology, so that its readers read it
     * @param rights what the bridges' users may do
     * @return all problems at the levels that the user wants, none of them {@link Level#OFF}, each once, in the order
     *     of the topology
     */
    public List<Problem> run(
            Optional<Topology> topology,
            Problems fromBinder,
            RuleLevels levels,
            boolean localPlacement,
            OptionalInt java,
            Predicate<String> isWritten,
            Rights rights) {
        // A gap holds a finding back until it is mended. One that the user has softened will never be.
        if (atTheirLevels(fromBinder, levels).stream().noneMatch(problem -> problem.level() == Level.ERROR)) {
            fromBinder.forgetGaps();
        }
        topology.ifPresent(checked -> {
            var context = new RuleContext(releases, java, isWritten, new FlowSource(rights));
            for (RuleCatalogue.Entry entry : RuleCatalogue.entries()) {
                if (applies(entry, levels, localPlacement)) {
                    entry.maker().ifPresent(maker -> maker.apply(context)
                            .check(checked, new Findings(entry.id(), fromBinder)));
                }
            }
        });
        return TopologyOrder.sorted(List.copyOf(atTheirLevels(fromBinder, levels)));
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

    private static boolean applies(RuleCatalogue.Entry entry, RuleLevels levels, boolean localPlacement) {
        boolean off = levels.given(entry.id()).equals(Optional.of(Level.OFF));
        return !off && !(localPlacement && entry.scope() == Scope.HOSTS);
    }
}
