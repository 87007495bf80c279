package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.RuleLevels;
import java.util.Map;
import java.util.Optional;

/**
 * The levels that the user gives to rules.
 *
 * @param given the levels by rule id, as the POM has them
 * @param ofCommandLine the levels as {@code id=level,id=level}; they win over those of the POM
 */
public record RuleParameters(Map<String, String> given, Optional<String> ofCommandLine) {

    /** Every rule has its own level. */
    public static final RuleParameters NONE = new RuleParameters(Map.of(), Optional.empty());

    public RuleParameters {
        given = Map.copyOf(given);
    }

    /**
     * The levels.
     *
     * @throws TopologyException if a rule or a level is unknown
     */
    RuleLevels levels() throws TopologyException {
        return RuleLevels.of(given, ofCommandLine);
    }
}
