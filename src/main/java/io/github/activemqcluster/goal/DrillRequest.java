package io.github.activemqcluster.goal;

import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.problem.ParameterException;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.RuleLevels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of the goal {@code drill}, as the user gave them.
 *
 * @param start how instances are started again, and how long that may take
 * @param rehearsals the names of the rehearsals, in their order
 * @param rounds how often each fault is caused
 * @param seed of every choice
 * @param patience how long messages may take from one group to another
 * @param queues what the names of the drill's queues begin with
 * @param rules levels by rule id, as the POM has them
 * @param rulesOfCommandLine the same as {@code id=level,id=level}; they win
 * @param baseDirectory what names of files in reports are relative to
 * @param version the plugin's version
 */
public record DrillRequest(
        StartRequest start,
        List<String> rehearsals,
        int rounds,
        long seed,
        Duration patience,
        String queues,
        Map<String, String> rules,
        Optional<String> rulesOfCommandLine,
        Path baseDirectory,
        String version) {

    public DrillRequest {
        rehearsals = List.copyOf(rehearsals);
        rules = Map.copyOf(rules);
    }

    /**
     * The rehearsals that were asked for.
     *
     * @throws ParameterException where a parameter has a value that no drill can use
     */
    List<Rehearsal.Kind> checked() throws ParameterException {
        if (rounds < 1) {
            throw new ParameterException("rounds", rounds + " rounds prove nothing", "Give 1 or more.");
        }
        if (patience.toSeconds() < 1) {
            throw new ParameterException(
                    "drillTimeout", "no message arrives within " + patience.toSeconds() + " s", "Give 1 or more.");
        }
        if (rehearsals.isEmpty()) {
            throw new ParameterException("rehearsals", "it names none", "There are " + Rehearsal.Kind.words() + ".");
        }
        List<Rehearsal.Kind> kinds = new ArrayList<>();
        for (String word : rehearsals) {
            kinds.add(Rehearsal.Kind.of(word.strip())
                    .orElseThrow(() -> new ParameterException(
                            "rehearsals",
                            "there is no rehearsal '" + word + "'",
                            "There are " + Rehearsal.Kind.words() + ".")));
        }
        return kinds;
    }

    /**
     * The levels that the user gives to rules.
     *
     * @throws TopologyException if a rule or a level is unknown
     */
    RuleLevels levels() throws TopologyException {
        return RuleLevels.of(rules, rulesOfCommandLine);
    }
}
