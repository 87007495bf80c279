package io.github.activemqcluster.goal;

import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.problem.ParameterException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of the goal {@code drill}, as the user gave them.
 *
 * @param start how instances are started again, and how long a start may take
 * @param course the rehearsals
 * @param queues the beginning of the names of the drill's queues
 * @param rules the levels of rules
 * @param baseDirectory the directory to which the names of files in reports are relative
 * @param version the plugin's version
 */
public record DrillRequest(
        StartRequest start, Course course, String queues, RuleParameters rules, Path baseDirectory, String version) {

    /**
     * The rehearsals of a drill.
     *
     * @param rehearsals the names of the rehearsals, in their order
     * @param rounds how often each fault is caused
     * @param seed the seed of every choice
     * @param patience how long messages may take from one group to another
     */
    public record Course(List<String> rehearsals, int rounds, long seed, Duration patience) {

        public Course {
            rehearsals = List.copyOf(rehearsals);
        }

        /**
         * The rehearsals that were asked for.
         *
         * @throws ParameterException if a parameter has a value that no drill can use
         */
        List<Rehearsal.Kind> kinds() throws ParameterException {
            if (rounds < 1) {
                throw new ParameterException("rounds", rounds + " rounds prove nothing", "Give 1 or more.");
            }
            if (patience.toSeconds() < 1) {
                throw new ParameterException(
                        "drillTimeout", "no message arrives within " + patience.toSeconds() + " s", "Give 1 or more.");
            }
            if (rehearsals.isEmpty()) {
                throw new ParameterException(
                        "rehearsals", "it names none", "There are " + Rehearsal.Kind.words() + ".");
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
    }
}
