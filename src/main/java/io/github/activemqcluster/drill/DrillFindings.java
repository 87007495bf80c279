package io.github.activemqcluster.drill;

import io.github.activemqcluster.drill.DrillReport.RehearsalResult;
import io.github.activemqcluster.drill.DrillReport.TrafficResult;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.LossCause;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
import io.github.activemqcluster.drill.verdict.Verdict;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words what a drill found wrong as problems, each at the group or client of the topology that it is about. */
final class DrillFindings {

    private static final int IDS_SHOWN = 5;

    private final Topology topology;
    private final DrillPlan plan;

    DrillFindings(Topology topology, DrillPlan plan) {
        this.topology = topology;
        this.plan = plan;
    }

    /** The problems of one rehearsal. */
    List<Problem> of(RehearsalResult result) {
        String rehearsal = result.kind().word() + ": ";
        List<Problem> problems = new ArrayList<>();
        result.twoMasters()
                .forEach(
                        found -> problems.add(problem(DrillRule.TWO_MASTERS, group(found.group()), rehearsal + found)));
        result.noTakeovers()
                .forEach(
                        found -> problems.add(problem(DrillRule.NO_TAKEOVER, group(found.group()), rehearsal + found)));
        result.traffic().forEach(traffic -> problems.addAll(of(result.kind(), traffic)));
        result.broken().ifPresent(reason -> problems.add(broken(rehearsal, reason)));
        return problems;
    }

    private List<Problem> of(Rehearsal.Kind rehearsal, TrafficResult traffic) {
        TrafficOwner owner = traffic.owner();
        Verdict verdict = traffic.verdict();
        Findings found = new Findings(rehearsal, owner, verdict.sent());
        found.lost(verdict.lost());
        found.add(DrillRule.UNEXPECTED, verdict.unexpected(), "messages were not expected");
        found.add(
                DrillRule.TRANSACTION_IN_PART,
                verdict.torn(),
                "messages: transactions of which some are there, and others are not");
        found.add(DrillRule.REQUEST_IN_SILENCE, verdict.silent(), "requests had neither an answer nor an error");
        found.add(
                DrillRule.UNDECIDED, verdict.undecided(), "messages were not received before the rehearsal broke off");
        if (owner.limit().isEmpty()) {
            found.add(
                    DrillRule.OUT_OF_REACH,
                    verdict.unreached(),
                    "messages were out of reach: not received there within "
                            + plan.arrivalTimeout().toSeconds() + " s after the master was killed");
        }
        if (rehearsal == Rehearsal.Kind.ROLLING && owner.isMeasured() && verdict.failed() > 0) {
            found.problems.add(problem(
                    DrillRule.SEND_FAILED,
                    group(owner.group()),
                    found.subject + verdict.failed()
                            + " sends failed, where a client should have noticed no more than a reconnect"));
        }
        return found.problems;
    }

    private static Problem problem(DrillRule rule, Place where, String what) {
        return problem(rule, where, what, rule.mend());
    }

    private static Problem problem(DrillRule rule, Place where, String what, String mend) {
        return new Problem(Level.ERROR, rule.id(), where, what, mend);
    }

    /** The reason's first line is the fact; logs that follow it come last. */
    private static Problem broken(String rehearsal, String reason) {
        String fact = reason.lines().findFirst().orElse("");
        return problem(
                DrillRule.BROKEN_OFF,
                Place.TOPOLOGY,
                rehearsal + "broke off. " + (fact.endsWith(".") ? fact.substring(0, fact.length() - 1) : fact),
                DrillRule.BROKEN_OFF.mend() + reason.substring(fact.length()));
    }

    private Place group(String id) {
        return topology.group(id).map(Group::where).orElse(Place.TOPOLOGY);
    }

    private Place client(String id) {
        return topology.clients().stream()
                .filter(client -> client.id().equals(id))
                .map(Client::where)
                .findFirst()
                .orElse(Place.TOPOLOGY);
    }

    /** The problems of one queue. */
    private final class Findings {

        private final List<Problem> problems = new ArrayList<>();
        private final TrafficOwner owner;
        private final String subject;
        private final int sent;

        Findings(Rehearsal.Kind rehearsal, TrafficOwner owner, int sent) {
            this.owner = owner;
            this.subject = rehearsal.word() + ": " + owner.words() + ": ";
            this.sent = sent;
        }

        void add(DrillRule rule, List<String> ids, String what) {
            if (!ids.isEmpty()) {
                problems.add(problem(rule, group(owner.group()), text(ids, what)));
            }
        }

        /** Where a setting of the client explains the loss, the client is at fault, and no store. */
        void lost(List<String> ids) {
            if (ids.isEmpty()) {
                return;
            }
            Optional<LossCause> cause = owner.cause();
            if (cause.isPresent()) {
                problems.add(problem(
                        DrillRule.LOST,
                        client(cause.get().client()),
                        text(ids, "messages were lost: " + cause.get().promise() + ", and never received") + ": "
                                + cause.get().fact(),
                        cause.get().mend()));
            } else {
                problems.add(problem(
                        DrillRule.LOST,
                        group(owner.group()),
                        text(ids, "messages were lost: acknowledged, and never received"),
                        mendOfLoss()));
            }
        }

        private String mendOfLoss() {
            return topology.group(owner.group())
                    .map(Group::store)
                    .filter(Store.ReplicatedLevelDb.class::isInstance)
                    .map(Store.ReplicatedLevelDb.class::cast)
                    .map(Store.ReplicatedLevelDb::sync)
                    .filter(sync -> !sync.startsWith("quorum"))
                    .map(sync -> "Set sync to quorum_disk: with " + sync
                            + " a master acknowledges messages that no other member has.")
                    .orElse(DrillRule.LOST.mend());
        }

        private String text(List<String> ids, String what) {
            return subject + ids.size() + " of " + sent + " " + what + " ("
                    + String.join(", ", ids.subList(0, Math.min(IDS_SHOWN, ids.size())))
                    + (ids.size() > IDS_SHOWN ? ", …" : "") + ")";
        }
    }
}
