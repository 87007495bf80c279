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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a drill came to.
 *
 * @param notes what was left out, and why
 * @param history the file with all that happened
 */
public record DrillReport(DrillPlan plan, List<Act> acts, List<String> notes, Path history) {

    private static final int IDS_SHOWN = 5;

    public DrillReport {
        acts = List.copyOf(acts);
        notes = List.copyOf(notes);
    }

    /** All that is wrong, in words; none means that the drill was passed. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Act act : acts) {
            String where = act.kind.word() + ": ";
            act.twoMasters.forEach(found -> problems.add(where + found));
            act.noTakeovers.forEach(found -> problems.add(where + found));
            for (Line line : act.lines) {
                line.problems(plan, act.kind).forEach(problem -> problems.add(where + problem));
            }
            act.broken.ifPresent(why -> problems.add(where + "broke off. " + why));
        }
        return problems;
    }

    /** Which takeovers took longer than predicted, and why. */
    public List<String> late() {
        List<String> late = new ArrayList<>();
        for (Act act : acts) {
            for (Line line : act.lines) {
                Lateness.of(line.takeovers, line.predicted)
                        .ifPresent(found -> late.add(act.kind.word() + ": " + line.owner.words() + ": " + found));
            }
        }
        return late;
    }

    /** What was seen that is ActiveMQ's own way, and no fault of this cluster. */
    public List<String> limits() {
        List<String> limits = new ArrayList<>();
        for (Act act : acts) {
            for (Line line : act.lines) {
                line.limit().ifPresent(limit -> limits.add(act.kind.word() + ": " + limit));
            }
        }
        return limits;
    }

    /**
     * One rehearsal.
     *
     * @param faults how many were caused
     * @param broken why it could not be gone on with; empty where it came to its end
     */
    public record Act(
            Rehearsal.Kind kind,
            int faults,
            List<Line> lines,
            List<TwoMasters> twoMasters,
            List<NoTakeover> noTakeovers,
            Optional<String> broken) {

        public Act {
            lines = List.copyOf(lines);
            twoMasters = List.copyOf(twoMasters);
            noTakeovers = List.copyOf(noTakeovers);
        }
    }

    /**
     * One queue of a rehearsal.
     *
     * @param predicted empty where no broker takes over from another
     */
    public record Line(TrafficOwner owner, Verdict verdict, Takeovers takeovers, Optional<Prediction> predicted) {

        private List<String> problems(DrillPlan plan, Rehearsal.Kind kind) {
            List<String> problems = new ArrayList<>();
            Optional<String> cause = owner.cause();
            add(
                    problems,
                    verdict.lost(),
                    "messages were lost: "
                            + (cause.isPresent() ? "their send() had returned" : "acknowledged")
                            + ", and never received",
                    cause);
            add(problems, verdict.unexpected(), "messages were not expected");
            add(problems, verdict.torn(), "messages: transactions of which some are there, and others are not");
            add(problems, verdict.silent(), "requests had neither an answer nor an error");
            add(problems, verdict.undecided(), "messages were not received before the rehearsal broke off");
            if (owner.limit().isEmpty()) {
                add(
                        problems,
                        verdict.unreached(),
                        "messages were out of reach: not received there within "
                                + plan.patience().toSeconds() + " s after the master was killed");
            }
            if (kind == Rehearsal.Kind.ROLLING && owner.isMeasured() && verdict.failed() > 0) {
                problems.add(owner.words() + ": " + verdict.failed()
                        + " sends failed, where a client should have noticed no more than a reconnect");
            }
            return problems;
        }

        private Optional<String> limit() {
            return owner.limit()
                    .filter(limit -> !verdict.unreached().isEmpty())
                    .map(limit -> owner.words() + ": " + verdict.unreached().size() + " of " + verdict.sent()
                            + " messages " + limit.words());
        }

        private void add(List<String> problems, List<String> ids, String what) {
            add(problems, ids, what, Optional.empty());
        }

        private void add(List<String> problems, List<String> ids, String what, Optional<String> cause) {
            if (!ids.isEmpty()) {
                problems.add(owner.words() + ": " + ids.size() + " of " + verdict.sent() + " " + what + " ("
                        + String.join(", ", ids.subList(0, Math.min(IDS_SHOWN, ids.size())))
                        + (ids.size() > IDS_SHOWN ? ", …" : "") + ")"
                        + cause.map(setting -> ": " + setting).orElse(""));
            }
        }
    }
}
