package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.network.FlowSource;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Runs one rule alone. */
public final class RuleTester {

    private final Rule rule;

    public RuleTester(Rule rule) {
        this.rule = rule;
    }

    /** The rule's findings, as the user reads them. */
    public List<String> finds(TopologyBuilder topology) {
        var problems = new Problems();
        rule.check(topology.build(), new Findings(id(), problems));
        return problems.all().stream().map(Problem::toString).toList();
    }

    /** The rule's findings in the clean production topology after one change. */
    public List<String> findsInProduction(UnaryOperator<TopologyBuilder> change) {
        return finds(change.apply(Topologies.production()));
    }

    /** The rule's findings in R9 after one change. */
    public List<String> findsInR9(UnaryOperator<TopologyBuilder> change) {
        return finds(change.apply(Topologies.r9()));
    }

    public void isSilentOnCleanTopologies() {
        assertThat(finds(Topologies.production())).as("production").isEmpty();
        assertThat(finds(Topologies.r2())).as("R2").isEmpty();
        assertThat(finds(Topologies.r10())).as("R10").isEmpty();
    }

    public void isSilentOnReferenceTopologies() {
        isSilentOnCleanTopologies();
        assertThat(finds(Topologies.r6())).as("R6").isEmpty();
        assertThat(finds(Topologies.r9())).as("R9").isEmpty();
        assertThat(finds(Topologies.r11())).as("R11").isEmpty();
    }

    /** The id under which the catalogue has the rule. */
    private String id() {
        var context = new RuleContext(
                new Releases(), OptionalInt.empty(), value -> false, new FlowSource(topology -> Rights.ALL));
        return RuleCatalogue.entries().stream()
                .filter(entry -> entry.maker()
                        .filter(maker -> maker.apply(context).getClass() == rule.getClass())
                        .isPresent())
                .map(RuleCatalogue.Entry::id)
                .findFirst()
                .orElseThrow();
    }
}
