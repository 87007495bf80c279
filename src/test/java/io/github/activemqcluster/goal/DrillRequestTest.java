package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.problem.ParameterException;
import io.github.activemqcluster.problem.TopologyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The request for a drill is checked before the drill does anything. A wrong parameter is no mistake in the topology.
 */
class DrillRequestTest {

    private static final String ALL = "There are takeover, stranded, pause, ensemble, partition, rolling, full.";

    @Test
    void theRehearsalsAreThoseThatWereAskedForInTheirOrder() throws Exception {
        assertThat(request(List.of("rolling", " takeover "), 1, 60).course().kinds())
                .containsExactly(Rehearsal.Kind.ROLLING, Rehearsal.Kind.TAKEOVER);
    }

    @Test
    void aParameterThatNoDrillCanUseIsNamedWithWhatToGive() {
        assertRefused(
                request(List.of("takeover"), 0, 60), "The parameter 'rounds': 0 rounds prove nothing. Give 1 or more.");
        assertRefused(
                request(List.of("takeover"), 1, 0),
                "The parameter 'drillTimeout': no message arrives within 0 s. Give 1 or more.");
        assertRefused(request(List.of(), 1, 60), "The parameter 'rehearsals': it names none. " + ALL);
        assertRefused(
                request(List.of("takeover", "nonsense"), 1, 60),
                "The parameter 'rehearsals': there is no rehearsal 'nonsense'. " + ALL);
    }

    @Test
    void aLevelOfADrillsRuleIsTakenAndAnUnknownRuleRefused() throws Exception {
        assertThat(request(Map.of("drill-send-failed", "warning"))
                        .rules()
                        .levels()
                        .given("drill-send-failed"))
                .isPresent();
        assertThatThrownBy(() ->
                        request(Map.of("drill-sendfailed", "warning")).rules().levels())
                .isInstanceOf(TopologyException.class);
    }

    private static void assertRefused(DrillRequest request, String message) {
        assertThatThrownBy(request.course()::kinds)
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }

    private static DrillRequest request(List<String> rehearsals, int rounds, int drillTimeout) {
        return request(rehearsals, rounds, drillTimeout, Map.of());
    }

    private static DrillRequest request(Map<String, String> rules) {
        return request(List.of("takeover"), 1, 60, rules);
    }

    private static DrillRequest request(
            List<String> rehearsals, int rounds, int drillTimeout, Map<String, String> rules) {
        return new DrillRequest(
                new StartRequest(
                        Path.of("out"),
                        Duration.ofSeconds(120),
                        new StartRequest.JavaChoice(Optional.empty(), Optional.empty()),
                        false,
                        false),
                new DrillRequest.Course(rehearsals, rounds, 42, Duration.ofSeconds(drillTimeout)),
                "drill",
                new RuleParameters(rules, Optional.empty()),
                Path.of(""),
                "1.0");
    }
}
