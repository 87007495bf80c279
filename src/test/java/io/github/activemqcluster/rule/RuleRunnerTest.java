package io.github.activemqcluster.rule;

import static io.github.activemqcluster.testing.Places.at;
import static io.github.activemqcluster.topology.PortKind.OPENWIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleCatalogue.Scope;
import io.github.activemqcluster.rule.network.FlowSource;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleRunnerTest {

    private static final String OUR_PORT = "topology.groups[0].brokers[1].ports.openwire";

    private final RuleRunner runner = new RuleRunner(new Releases());
    private final RuleRunner.Prepared rules = runner.prepare(Circumstances.unknown());
    private final Problems fromBinder = new Problems();

    @Test
    void everyDemandOnTheTopologyHasAClassOfItsOwn() {
        var context = new RuleContext(
                new Releases(), OptionalInt.empty(), value -> false, new FlowSource(topology -> Rights.ALL));
        assertThat(RuleCatalogue.entries())
                .filteredOn(entry -> entry.scope() == Scope.TOPOLOGY || entry.scope() == Scope.HOSTS)
                .map(entry -> entry.maker().orElseThrow().apply(context).getClass())
                .doesNotHaveDuplicates();
        assertThat(RuleCatalogue.entries())
                .filteredOn(entry -> entry.scope() != Scope.TOPOLOGY && entry.scope() != Scope.HOSTS)
                .allSatisfy(entry -> assertThat(entry.maker()).isEmpty());
    }

    @Test
    void findsNothingWrongWithTheProductionTopology() {
        assertThat(run(Topologies.production().activemq("6.3.3"), RuleLevels.defaults()))
                .isEmpty();
    }

    @Test
    void aRuleThatIsOffFindsNothing() throws TopologyException {
        assertThat(run(twoOnOnePort(), RuleLevels.of(Map.of("ports-unique", "off"))))
                .isEmpty();
        assertThat(fromBinder.all()).as("not even run").isEmpty();
    }

    @Test
    void aRuleCanBeLowered() throws TopologyException {
        assertThat(run(twoOnOnePort(), RuleLevels.of(Map.of("ports-unique", "warning"))))
                .map(Problem::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void theBindersProblemsGetTheUsersLevelsTooUnlessTheyAreFatal() throws TopologyException {
        // given
        fromBinder.error("vocabulary", at("topology.groups[1]"), "soft", "Mend it.");
        fromBinder.fatal("vocabulary", at("topology.groups[0]"), "hard", "Mend it.");
        fromBinder.error("one-store", at("topology.groups[0]"), "gone", "Mend it.");

        // when
        List<Problem> problems = rules.check(
                Optional.empty(), fromBinder, RuleLevels.of(Map.of("vocabulary", "warning", "one-store", "off")));

        // then
        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0]: hard. Mend it.",
                        "WARNING [vocabulary] topology.groups[1]: soft. Mend it.");
    }

    @Test
    void whatLiesInAGapIsWithheld() {
        // given
        fromBinder.error("vocabulary", at(OUR_PORT), "unreadable", "Mend it.");
        fromBinder.gap(at(OUR_PORT));

        // when
        List<Problem> problems = run(twoOnOnePort(), RuleLevels.defaults());

        // then
        assertThat(problems).map(Problem::rule).containsExactly("vocabulary");
        assertThat(fromBinder.withheld()).isEqualTo(1);
    }

    @Test
    void whatLiesInAGapThatTheUserHasSoftenedIsNotWithheld() throws TopologyException {
        // given
        fromBinder.error("vocabulary", at("topology.groups[0].sizze"), "soft", "Mend it.");
        fromBinder.gap(at("topology.groups[0]"));

        // when
        List<Problem> problems = run(twoOnOnePort(), RuleLevels.of(Map.of("vocabulary", "warning")));

        // then
        assertThat(problems).map(Problem::rule).containsExactlyInAnyOrder("vocabulary", "ports-unique");
        assertThat(fromBinder.withheld()).isZero();
    }

    @Test
    void whatIsSaidOfHostsDoesNotApplyToLocalPlacement() {
        // given
        TopologyBuilder loopback = Topologies.production().activemq("6.3.3").host("mq2", "127.0.0.1");

        // when
        List<Problem> local = runner.prepare(Circumstances.unknown().withLocal(true))
                .check(Optional.of(loopback.build()), new Problems(), RuleLevels.defaults());

        // then
        assertThat(local).isEmpty();
        assertThat(run(loopback, RuleLevels.defaults())).map(Problem::rule).containsExactly("addresses-reachable");
    }

    @Test
    void problemsAreInTheOrderOfTheTopologyAndEachIsThereOnce() {
        // given
        for (String where : List.of(
                "topology.clients[0]",
                "topology.groups[10]",
                "topology.groups[2].brokers[0]",
                "topology.groups[2]",
                "topology.hosts[0].id",
                "topology.networkConnectors[0]",
                "topology.activemq.version",
                "topology.groups[2]")) {
            fromBinder.error("vocabulary", at(where), "x", "Y.");
        }
        fromBinder.error("ids-unique", at("topology.groups[2]"), "x", "Y.");

        // when
        List<Problem> problems = rules.check(Optional.empty(), fromBinder, RuleLevels.defaults());

        // then
        assertThat(problems)
                .map(problem -> problem.where() + " " + problem.rule())
                .containsExactly(
                        "topology.activemq.version vocabulary",
                        "topology.hosts[0].id vocabulary",
                        "topology.groups[2] ids-unique",
                        "topology.groups[2] vocabulary",
                        "topology.groups[2].brokers[0] vocabulary",
                        "topology.groups[10] vocabulary",
                        "topology.networkConnectors[0] vocabulary",
                        "topology.clients[0] vocabulary");
    }

    private List<Problem> run(TopologyBuilder topology, RuleLevels levels) {
        return rules.check(Optional.of(topology.build()), fromBinder, levels);
    }

    private static TopologyBuilder twoOnOnePort() {
        return Topologies.secured(Topologies.r10().activemq("6.3.3"))
                .broker("group1-1", broker -> broker.port(OPENWIRE, 7000))
                .broker("group1-2", broker -> broker.port(OPENWIRE, 7000));
    }
}
