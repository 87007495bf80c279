package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests the rules with a thousand brokers. Each rule takes well under a second. The bounds are far above that, and far
 * below the time of a rule that compares each broker with each other.
 */
class RulesAtScaleTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final RuleRunner runner = new RuleRunner(new Releases());

    @Test
    void aThousandCleanBrokersInARing() {
        // given
        var builder = new TopologyBuilder();
        for (int i = 0; i < 500; i++) {
            builder.alsoGroup("group" + i, group -> group.size(2).sharedFileSystem());
            builder.alsoConnector("group" + i, "group" + (i + 1) % 500, connector -> connector
                    .duplex(true)
                    .attribute("networkTTL", "-1"));
        }
        for (int i = 0; i < 500; i++) {
            builder.alsoClient("client" + i);
        }
        Topology topology = Topologies.secured(builder.activemq("6.3.3")).build();

        // when, then
        assertThat(check(topology)).isEmpty();
    }

    @Test
    void aMeshOfTwoHundredGroups() {
        // given
        var builder = new TopologyBuilder();
        for (int i = 0; i < 200; i++) {
            builder.alsoGroup("group" + i, group -> group.size(5).sharedFileSystem());
            for (int j = 0; j < i; j++) {
                builder.alsoConnector("group" + j, "group" + i, connector -> connector.duplex(true));
            }
        }
        Topology topology = Topologies.secured(builder.activemq("6.3.3").client("application"))
                .build();

        // when, then
        assertThat(check(topology)).isEmpty();
    }

    @Test
    void aThousandBrokersThatAreAllWrong() {
        // given
        var builder = new TopologyBuilder();
        for (int i = 0; i < 1000; i++) {
            String id = "group" + i;
            builder.alsoGroup(id, group -> group.broker(
                            id, broker -> broker.port(PortKind.OPENWIRE, 61616).host("host-of-" + id))
                    .brokerName("same")
                    .kahaDb("/same"));
            builder.alsoHost("host-of-" + id, "mq1");
            builder.alsoConnector(id, "grroup" + i, connector -> connector.name("link"));
        }
        Topology topology = builder.build();

        // when
        List<Problem> problems = check(topology);

        // then
        assertThat(problems).hasSizeGreaterThan(2900).doesNotHaveDuplicates();
    }

    private List<Problem> check(Topology topology) {
        return assertTimeoutPreemptively(
                BOUND, () -> runner.prepare(Circumstances.unknown().withJava(17))
                        .check(Optional.of(topology), new Problems(), RuleLevels.defaults()));
    }
}
