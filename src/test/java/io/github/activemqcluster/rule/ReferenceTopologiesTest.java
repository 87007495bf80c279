package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the findings in each reference topology, as the documentation writes it: on one machine, on Java 17. */
class ReferenceTopologiesTest {

    private final RuleRunner runner = new RuleRunner(new Releases());

    @Test
    void r1IsOfAReleaseAndAStoreThatWereGivenUp() {
        assertThat(rulesBrokenBy(Topologies.r1()))
                .containsExactly("release-advisories", "authentication-on", "store-deprecated");
    }

    @Test
    void r2R3AndR10AreOpenToEverybody() {
        for (TopologyBuilder topology : List.of(Topologies.r2(), Topologies.r3(), Topologies.r10())) {
            assertThat(rulesBrokenBy(topology.activemq("6.3.3"))).containsExactly("authentication-on");
            assertThat(rulesBrokenBy(topology.activemq("5.18.3")))
                    .containsExactly("release-advisories", "authentication-on");
        }
    }

    @Test
    void nothingIsSaidOfThemOnceTheyDeclareWhatAProductionClusterWould() {
        for (TopologyBuilder topology : List.of(Topologies.r2(), Topologies.r3(), Topologies.r10(), Topologies.r11())) {
            assertThat(problemsOf(Topologies.inProduction(topology.activemq("6.3.3"))))
                    .isEmpty();
        }
    }

    @Test
    void r4AndR5AreOfAReleaseWithAdvisories() {
        assertThat(rulesBrokenBy(Topologies.r4())).containsExactly("release-advisories", "authentication-on");
        assertThat(rulesBrokenBy(Topologies.r5())).containsExactly("release-advisories", "authentication-on");
    }

    @Test
    void r6HasItsSingleZooKeeperServerBesideItsBrokers() {
        assertThat(rulesBrokenBy(Topologies.r6()))
                .containsExactly(
                        "release-advisories",
                        "release-advisories",
                        "authentication-on",
                        "ensemble-tolerates-failure",
                        "zookeeper-apart-from-brokers",
                        "store-deprecated");
        assertThat(rulesBrokenBy(Topologies.r6().activemq("5.10.0")))
                .containsExactly(
                        "release-advisories",
                        "release-advisories",
                        "authentication-on",
                        "ensemble-tolerates-failure",
                        "zookeeper-apart-from-brokers",
                        "store-deprecated");
    }

    @Test
    void r7HasItsEnsembleBesideItsBrokers() {
        assertThat(rulesBrokenBy(Topologies.r7()))
                .containsExactly(
                        "release-advisories",
                        "release-advisories",
                        "authentication-on",
                        "ensemble-spread",
                        "zookeeper-apart-from-brokers",
                        "store-deprecated");
    }

    @Test
    void r8SaysBeforehandWhatItsOneWayConnectorDoes() {
        // given, when
        List<Problem> problems = problemsOf(Topologies.r8());

        // then
        assertThat(problems)
                .map(Problem::rule)
                .containsExactly(
                        "release-advisories",
                        "release-advisories",
                        "authentication-on",
                        "ensemble-spread",
                        "zookeeper-apart-from-brokers",
                        "ensemble-spread",
                        "store-deprecated",
                        "broker-name-unique",
                        "store-deprecated",
                        "messages-reachable");
        assertThat(problems.get(9).what())
                .isEqualTo("a client that lands on group 'group1' cannot consume what was sent to group 'group2'");
    }

    @Test
    void r8bAndR9HaveWarningsOnly() {
        for (TopologyBuilder topology : List.of(Topologies.r8b(), Topologies.r9())) {
            assertThat(problemsOf(topology)).map(Problem::level).containsOnly(Level.WARNING);
            assertThat(rulesBrokenBy(topology))
                    .containsExactly(
                            "release-advisories",
                            "release-advisories",
                            "authentication-on",
                            "ensemble-spread",
                            "zookeeper-apart-from-brokers",
                            "ensemble-spread",
                            "store-deprecated",
                            "broker-name-unique",
                            "store-deprecated");
        }
    }

    @Test
    void r9RehearsedOnOneMachineIsNotToldToSpread() {
        assertThat(problemsOf(Topologies.r9(), Circumstances.unknown().withLocal(true)))
                .map(Problem::rule)
                .containsExactly(
                        "release-advisories",
                        "release-advisories",
                        "authentication-on",
                        "store-deprecated",
                        "broker-name-unique",
                        "store-deprecated");
    }

    @Test
    void r11IsOfAReleaseWithAdvisories() {
        assertThat(rulesBrokenBy(Topologies.r11())).containsExactly("release-advisories", "authentication-on");
        assertThat(rulesBrokenBy(Topologies.r11().activemq("6.3.3"))).containsExactly("authentication-on");
    }

    @Test
    void aProductionTopologyIsClean() {
        assertThat(rulesBrokenBy(Topologies.production().activemq("6.3.3"))).isEmpty();
    }

    private List<String> rulesBrokenBy(TopologyBuilder topology) {
        return problemsOf(topology).stream().map(Problem::rule).toList();
    }

    private List<Problem> problemsOf(TopologyBuilder topology) {
        return problemsOf(topology, Circumstances.unknown().withJava(17));
    }

    private List<Problem> problemsOf(TopologyBuilder topology, Circumstances circumstances) {
        return runner.prepare(circumstances)
                .check(Optional.of(topology.build()), new Problems(), RuleLevels.defaults());
    }
}
