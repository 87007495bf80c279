package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.start.ClientLog;
import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.ForeignPorts;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.History;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.QueueDrain;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.RehearsalContext;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
import io.github.activemqcluster.drill.verdict.Event;
import io.github.activemqcluster.drill.verdict.NoTakeover;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.drill.verdict.Takeovers;
import io.github.activemqcluster.drill.verdict.TwoMasters;
import io.github.activemqcluster.drill.verdict.Verdict;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rehearses faults on a running cluster, and judges by what its clients saw whether it does what it is there for. Nothing is
 * assumed to be right: only what was acknowledged and received counts.
 */
public final class Drill {

    private static final long LOOK_MILLIS = 200;

    /** What rehearsals do; the rest is what comes of it. */
    private static final Set<String> CAUSED = Set.of("kill", "stop", "pause", "cut");

    private final RunningCluster cluster;
    private final ClusterStart start;
    private final List<ClientAccess> accesses;
    private final DrillPlan plan;
    private final Consumer<String> say;

    /**
     * On a cluster that runs.
     *
     * @param start brings back what a rehearsal has ended
     * @param accesses how each client reaches each of its groups; for every group at least one
     * @param say is told what is done, line by line
     */
    public Drill(
            RunningCluster cluster,
            ClusterStart start,
            List<ClientAccess> accesses,
            DrillPlan plan,
            Consumer<String> say) {
        this.cluster = cluster;
        this.start = start;
        this.accesses = List.copyOf(accesses);
        this.plan = plan;
        this.say = say;
    }

    /**
     * Plays all rehearsals, until one cannot be gone on with.
     *
     * @throws MachineException where the cluster is not up, somebody else holds a port that a slave needs, or the history cannot be written
     */
    public DrillReport run() throws MachineException {
        requireUp();
        new ForeignPorts(cluster).check();
        Path file = plan.directory().resolve("history.tsv");
        List<DrillReport.Act> acts = new ArrayList<>();
        ClientLog silenced = ClientLog.silenced();
        try (History history = new History(file)) {
            RehearsalContext context = new RehearsalContext(cluster, start, accesses, plan, history, say);
            for (Rehearsal.Kind kind : plan.rehearsals()) {
                say.accept("Rehearsing " + kind.word());
                DrillReport.Act act = play(kind, context);
                acts.add(act);
                if (act.broken().isPresent()) {
                    break;
                }
            }
            if (acts.stream().anyMatch(act -> act.broken().isPresent())) {
                context.note("the drill's queues were left as they are, with what is in them");
            } else {
                new QueueDrain(context).removeAll();
            }
            return new DrillReport(plan, acts, context.notes(), file);
        } finally {
            silenced.close();
        }
    }

    /**
     * Sees to it that each instance runs, whatever it is doing.
     *
     * @throws MachineException where one does not, which names them all
     */
    public static void requireRunning(RunningCluster cluster) throws MachineException {
        List<String> stopped = cluster.instances().stream()
                .filter(instance -> !instance.isAlive())
                .map(Instance::id)
                .toList();
        if (!stopped.isEmpty()) {
            throw new MachineException("The drill needs a cluster that is up, and "
                    + (stopped.size() == cluster.instances().size()
                            ? "nothing of this one is running"
                            : String.join(", ", stopped) + (stopped.size() == 1 ? " is" : " are") + " not running")
                    + ". Start it with the goal activemq-cluster:start.");
        }
    }

    /** What does not run has to be started by somebody; what runs may be about to change its role, or too busy to say it at once. */
    private void requireUp() throws MachineException {
        requireRunning(cluster);
        Deadline end = Deadline.in(plan.whole());
        while (!hasRoles()) {
            if (end.isOver()) {
                throw new MachineException("The drill needs a cluster that is up, and after "
                        + plan.whole().toSeconds() + " s it is not: "
                        + cluster.instances().stream()
                                .map(instance -> instance.id() + " " + instance.state())
                                .collect(Collectors.joining(", "))
                        + ". Start it with the goal activemq-cluster:start.");
            }
            end.pause(LOOK_MILLIS);
        }
    }

    /** Several masters of one group are for the rehearsals to find. */
    private boolean hasRoles() {
        return cluster.instances().stream()
                        .allMatch(instance -> instance.state().role().isReady())
                && accesses.stream().map(ClientAccess::group).distinct().allMatch(group -> cluster.of(group).stream()
                        .anyMatch(broker -> broker.state().role() == Role.MASTER));
    }

    private DrillReport.Act play(Rehearsal.Kind kind, RehearsalContext context) {
        int begin = context.history().size();
        Map<String, TrafficOwner> owners = new LinkedHashMap<>();
        Optional<String> broken = Optional.empty();
        try {
            kind.rehearsal().play(context, owners);
        } catch (MachineException e) {
            broken = Optional.of(e.getMessage());
        }
        List<Event> events = context.history().from(begin);
        List<DrillReport.Line> lines = new ArrayList<>();
        owners.forEach((queue, owner) -> lines.add(new DrillReport.Line(
                owner,
                Verdict.of(events, queue),
                owner.isMeasured() ? Takeovers.in(events, queue) : new Takeovers(List.of()),
                owner.access()
                        .filter(access -> owner.isMeasured())
                        .flatMap(access -> Prediction.of(
                                context.topology(),
                                context.topology().group(access.group()).orElseThrow(),
                                access.options())))));
        int faults = (int) events.stream()
                .filter(event -> event.kind() == Event.Kind.FAULT && CAUSED.contains(event.detail()))
                .count();
        return new DrillReport.Act(kind, faults, lines, TwoMasters.in(events), NoTakeover.in(events), broken);
    }
}
