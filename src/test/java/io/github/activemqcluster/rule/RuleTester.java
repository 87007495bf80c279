package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs one rule alone. */
final class RuleTester {

    private final Rule rule;

    RuleTester(Rule rule) {
        this.rule = rule;
    }

    /** What the rule finds, as the user reads it. */
    List<String> finds(TopologyBuilder topology) {
        var problems = new Problems();
        rule.check(topology.build(), new Findings(rule.id(), problems));
        return problems.all().stream().map(Problem::toString).toList();
    }

    /** What the rule finds in the clean production topology once that is changed in one place. */
    List<String> findsInProduction(UnaryOperator<TopologyBuilder> change) {
        return finds(change.apply(Topologies.production()));
    }

    /** What the rule finds in R9 once that is changed in one place. */
    List<String> findsInR9(UnaryOperator<TopologyBuilder> change) {
        return finds(change.apply(Topologies.r9()));
    }

    void isSilentOnCleanTopologies() {
        assertThat(finds(Topologies.production())).as("production").isEmpty();
        assertThat(finds(Topologies.r2())).as("R2").isEmpty();
        assertThat(finds(Topologies.r10())).as("R10").isEmpty();
    }

    void isSilentOnReferenceTopologies() {
        isSilentOnCleanTopologies();
        assertThat(finds(Topologies.r6())).as("R6").isEmpty();
        assertThat(finds(Topologies.r9())).as("R9").isEmpty();
        assertThat(finds(Topologies.r11())).as("R11").isEmpty();
    }
}
