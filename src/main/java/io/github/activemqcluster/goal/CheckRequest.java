package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.RuleLevels;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link CheckTopology} is asked for.
 *
 * @param declaration the topology as the user wrote it
 * @param baseDirectory what relative paths in the topology are relative to
 * @param defaultName the cluster's name where the topology has none
 * @param placement {@code hosts} or {@code local}, as the user wrote it
 * @param dynamicPorts whether planned ports are ones that are free on this machine right now
 * @param rules levels by rule id, as the POM has them
 * @param rulesOfCommandLine the same as {@code id=level,id=level}; they win
 * @param online whether what the cluster needs outside of itself is asked, too
 * @param failOnWarning whether a warning stops the goal too
 */
public record CheckRequest(
        Declaration declaration,
        Path baseDirectory,
        String defaultName,
        String placement,
        boolean dynamicPorts,
        Map<String, String> rules,
        Optional<String> rulesOfCommandLine,
        boolean online,
        boolean failOnWarning) {

    public CheckRequest {
        rules = Map.copyOf(rules);
    }

    /**
     * The levels that the user gives to rules.
     *
     * @throws TopologyException if a rule or a level is unknown
     */
    RuleLevels levels() throws TopologyException {
        return RuleLevels.of(rules).overriddenBy(RuleLevels.parse(rulesOfCommandLine.orElse("")));
    }
}
