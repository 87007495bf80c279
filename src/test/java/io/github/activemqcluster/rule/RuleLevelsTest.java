package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLevelsTest {

    private static final Problem ERROR = new Problem(Level.ERROR, "ports-unique", Place.TOPOLOGY, "x", "Y.");

    @Test
    void aRuleThatIsNotNamedKeepsItsLevel() throws TopologyException {
        RuleLevels levels = RuleLevels.of(Map.of("ports-valid", "off"));

        assertThat(levels.given("ports-unique")).isEmpty();
        assertThat(levels.apply(ERROR)).contains(ERROR);
    }

    @Test
    void aLevelGivenCountsForAllFindingsOfTheRule() throws TopologyException {
        assertThat(RuleLevels.of(Map.of("ports-unique", "warning")).apply(ERROR))
                .contains(ERROR.withLevel(Level.WARNING));
        assertThat(RuleLevels.of(Map.of("ports-unique", "error")).apply(ERROR.withLevel(Level.WARNING)))
                .contains(ERROR);
        assertThat(RuleLevels.of(Map.of("ports-unique", " off ")).apply(ERROR)).isEmpty();
    }

    @Test
    void refusesUnknownIdsAndLevelsAllAtOnce() {
        // given
        Map<String, String> words = new LinkedHashMap<>();
        words.put("port-unique", "off");
        words.put("ids-unique", "warn");
        words.put("nothing-like-it", null);

        // when
        TopologyException refused = catchThrowableOfType(TopologyException.class, () -> RuleLevels.of(words));

        // then
        assertThat(refused).hasMessage("The levels in <rules> are wrong, 4 problems");
        assertThat(refused.problems())
                .map(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("ERROR [vocabulary] rules.port-unique: there is no rule 'port-unique'."
                                        + " Did you mean 'ports-unique'?"),
                        second -> assertThat(second)
                                .isEqualTo("ERROR [vocabulary] rules.ids-unique: 'warn' is not a level."
                                        + " Write error, warning or off."),
                        third -> assertThat(third)
                                .startsWith("ERROR [vocabulary] rules.nothing-like-it: there is no rule"
                                        + " 'nothing-like-it'. The rules are ids-unique, references-resolve, "),
                        fourth -> assertThat(fourth)
                                .isEqualTo("ERROR [vocabulary] rules.nothing-like-it: '' is not a level."
                                        + " Write error, warning or off."));
    }

    @Test
    void readsTheCommandLinesForm() throws TopologyException {
        RuleLevels levels = RuleLevels.parse("ports-unique=off, ids-unique = warning");

        assertThat(levels.given("ports-unique")).contains(Level.OFF);
        assertThat(levels.given("ids-unique")).contains(Level.WARNING);
        assertThat(RuleLevels.parse(" ").given("ports-unique")).isEmpty();
    }

    @Test
    void refusesAnotherFormOnTheCommandLine() {
        TopologyException refused = catchThrowableOfType(
                TopologyException.class, () -> RuleLevels.parse("ports-unique,ids-unique=off,,ids-unique=error"));

        assertThat(refused.problems())
                .map(Problem::toString)
                .containsExactly(
                        "ERROR [vocabulary] rules: 'ports-unique' is not of the form id=level. Write, for example,"
                                + " store-deprecated=off,lock-keep-alive=error.",
                        "ERROR [vocabulary] rules: '' is not of the form id=level. Write, for example,"
                                + " store-deprecated=off,lock-keep-alive=error.",
                        "ERROR [vocabulary] rules.ids-unique: 'ids-unique' is given twice. Give each rule one level.");
    }
}
