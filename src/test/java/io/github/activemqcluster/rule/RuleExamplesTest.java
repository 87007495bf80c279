package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the examples on the rules' pages: the wrong example breaks the rule, the right example does not. The test reads
 * them as a user's text, within the rest of a topology.
 */
class RuleExamplesTest {

    private final Releases releases = new Releases();

    /**
     * Rules about files have their own tests: FragmentsFitTest, and src/it/broker-is-not-as-asked for rendered files.
     * DrillReportTest has the findings of a drill.
     */
    static Stream<RuleCatalogue.Entry> rules() {
        return RuleCatalogue.entries().stream()
                .filter(entry -> entry.scope() != RuleCatalogue.Scope.FRAGMENTS
                        && entry.scope() != RuleCatalogue.Scope.CONFORMANCE
                        && entry.scope() != RuleCatalogue.Scope.ONLINE
                        && entry.scope() != RuleCatalogue.Scope.HOMES
                        && entry.scope() != RuleCatalogue.Scope.DRILL);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWrongExampleBreaksTheRule(RuleCatalogue.Entry rule) throws Exception {
        assertThat(problems(rule, RulePage.of(rule.id()).wrong()))
                .map(Problem::rule)
                .contains(rule.id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRightExampleDoesNot(RuleCatalogue.Entry rule) throws Exception {
        assertThat(problems(rule, RulePage.of(rule.id()).right()))
                .map(Problem::rule)
                .doesNotContain(rule.id());
    }

    private List<Problem> problems(RuleCatalogue.Entry rule, String xml) throws Exception {
        Placement placement = rule.id().equals("local-is-local") ? Placement.LOCAL : Placement.HOSTS;
        var found = new Problems();
        var topology = new TopologyBinder(releases)
                .bind(
                        RulePage.completed(xml)
                                .mapTexts(text -> text.replaceAll("\\$\\{env\\.(\\w+)}", "the value of $1")),
                        new Settings("example", placement, PortSource.planned()),
                        found);
        return new RuleRunner(releases)
                .prepare(Circumstances.unknown()
                        .withLocal(placement == Placement.LOCAL)
                        .withJava(xml.contains("on Java 11") ? 11 : 17)
                        .withWritten(value -> xml.contains(">" + value + "<")))
                .check(topology, found, RuleLevels.defaults());
    }
}
