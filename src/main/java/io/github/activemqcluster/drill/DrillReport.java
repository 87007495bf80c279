package io.github.activemqcluster.drill;

import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
import io.github.activemqcluster.drill.verdict.Lateness;
import io.github.activemqcluster.drill.verdict.NoTakeover;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.drill.verdict.Takeovers;
import io.github.activemqcluster.drill.verdict.TwoMasters;
import io.github.activemqcluster.drill.verdict.Verdict;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a drill.
 *
 * @param results one for each rehearsal, in their order
 * @param notes what was left out, and why
 * @param history the file with all events
 */
public record DrillReport(
        Topology topology, DrillPlan plan, List<RehearsalResult> results, List<String> notes, Path history) {

    public DrillReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** All that is wrong, at the rules' own levels. */
    public List<Problem> problems() {
        DrillFindings findings = new DrillFindings(topology, plan);
        return results.stream().flatMap(result -> findings.of(result).stream()).toList();
    }

    /** The ids of all rules that the chosen rehearsals check. */
    public List<String> rules() {
        return Stream.of(DrillRule.values())
                .filter(rule -> plan.rehearsals().stream().anyMatch(rule::isCheckedBy))
                .map(DrillRule::id)
                .toList();
    }

    /** Which takeovers took longer than predicted, and why. */
    public List<String> late() {
        return results.stream()
                .flatMap(result -> result.traffic.stream()
                        .flatMap(traffic -> Lateness.of(traffic.takeovers, traffic.predicted).stream()
                                .map(late -> result.kind.word() + ": " + traffic.owner.words() + ": " + late)))
                .toList();
    }

    /** What ActiveMQ itself does not keep, whatever the topology, as far as it was seen. */
    public List<String> limits() {
        return results.stream()
                .flatMap(result -> result.traffic.stream()
                        .flatMap(traffic -> traffic.limit().stream())
                        .map(limit -> result.kind.word() + ": " + limit))
                .toList();
    }

    /**
     * The result of one rehearsal.
     *
     * @param faults how many faults it caused
     * @param broken why the rehearsal broke off; empty where it came to its end
     */
    public record RehearsalResult(
            Rehearsal.Kind kind,
            int faults,
            List<TrafficResult> traffic,
            List<TwoMasters> twoMasters,
            List<NoTakeover> noTakeovers,
            Optional<String> broken) {

        public RehearsalResult {
            traffic = List.copyOf(traffic);
            twoMasters = List.copyOf(twoMasters);
            noTakeovers = List.copyOf(noTakeovers);
        }
    }

    /**
     * The result of one queue of a rehearsal.
     *
     * @param predicted empty where no broker takes over from another
     */
    public record TrafficResult(
            TrafficOwner owner, Verdict verdict, Takeovers takeovers, Optional<Prediction> predicted) {

        private Optional<String> limit() {
            return owner.limit()
                    .filter(limit -> !verdict.unreached().isEmpty())
                    .map(limit -> owner.words() + ": " + verdict.unreached().size() + " of " + verdict.sent()
                            + " messages " + limit.words());
        }
    }
}
