package io.github.activemqcluster.drill;

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
                Verdict verdict = line.verdict;
                add(problems, where, line, verdict.lost(), "were lost: acknowledged, and never received");
                add(problems, where, line, verdict.unexpected(), "were not expected");
                add(problems, where, line, verdict.undecided(), "were not received before the rehearsal broke off");
                add(
                        problems,
                        where,
                        line,
                        verdict.unreached(),
                        "were out of reach: not received there within "
                                + plan.patience().toSeconds() + " s after the master was killed");
                if (act.kind == Rehearsal.Kind.ROLLING && line.subject.access().isPresent() && verdict.failed() > 0) {
                    problems.add(where + line.subject.words() + ": " + verdict.failed()
                            + " sends failed, where a client should have noticed no more than a reconnect");
                }
            }
            act.broken.ifPresent(why -> problems.add(where + "broke off. " + why));
        }
        return problems;
    }

    private static void add(List<String> problems, String where, Line line, List<String> ids, String what) {
        if (!ids.isEmpty()) {
            problems.add(where + line.subject.words() + ": " + ids.size() + " of "
                    + line.verdict.sent() + " messages " + what + " ("
                    + String.join(", ", ids.subList(0, Math.min(IDS_SHOWN, ids.size())))
                    + (ids.size() > IDS_SHOWN ? ", …" : "") + ")");
        }
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
    public record Line(Subject subject, Verdict verdict, Takeovers takeovers, Optional<Prediction> predicted) {}
}
