package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.start.ClientLog;
import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.ForeignPorts;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.DrillReport.RehearsalResult;
import io.github.activemqcluster.drill.DrillReport.TrafficResult;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.rehearsal.DrillLog;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.QueueDrain;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.RehearsalContext;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rehearses faults on a running cluster, and judges the cluster by what its clients saw. Only acknowledgements and
 * received messages count.
 */
public final class Drill {

    private static final long POLL_MILLIS = 200;

    private final RunningCluster cluster;
    private final ClusterStart start;
    private final List<ClientAccess> accesses;
    private final DrillPlan plan;
    private final Consumer<String> lines;

    /**
     * Prepares a drill of a running cluster.
     *
     * @param start restarts the instances that a rehearsal has ended
     * @param accesses how each client reaches each of its groups; at least one for every group
     * @param lines gets each line of the build's log
     */
    public Drill(
            RunningCluster cluster,
            ClusterStart start,
            List<ClientAccess> accesses,
            DrillPlan plan,
            Consumer<String> lines) {
        this.cluster = cluster;
        this.start = start;
        this.accesses = List.copyOf(accesses);
        this.plan = plan;
        this.lines = lines;
    }

    /**
     * Runs all rehearsals, until one breaks off.
     *
     * @throws MachineException where the cluster is not up, another process holds a port that a slave needs, or the
     *     history cannot be written
     */
    public DrillReport run() throws MachineException {
        requireUp();
        new ForeignPorts(cluster).check();
        Path file = plan.directory().resolve("history.tsv");
        List<RehearsalResult> results = new ArrayList<>();
        ClientLog silenced = ClientLog.silenced();
        try (History history = new History(file)) {
            DrillLog log = new DrillLog(history, lines);
            RehearsalContext context = new RehearsalContext(cluster, start, accesses, plan, log);
            for (Rehearsal.Kind kind : plan.rehearsals()) {
                lines.accept("Rehearsing " + kind.word());
                RehearsalResult result = rehearse(kind, context);
                results.add(result);
                if (result.broken().isPresent()) {
                    break;
                }
            }
            if (results.stream().anyMatch(result -> result.broken().isPresent())) {
                log.note("the drill's queues were left as they are, with what is in them");
            } else {
                new QueueDrain(context).removeAll();
            }
            return new DrillReport(cluster.topology(), plan, results, log.notes(), file);
        } finally {
            silenced.close();
        }
    }

    /**
     * Requires that each instance runs, in any state.
     *
     * @throws MachineException with the names of all instances that do not run
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

    /**
     * Requires that each instance runs, and waits for the roles: an instance may be busy, or about to change its role.
     */
    private void requireUp() throws MachineException {
        requireRunning(cluster);
        Deadline end = Deadline.in(plan.readyTimeout());
        while (!hasRoles()) {
            if (end.isOver()) {
                throw new MachineException("The drill needs a cluster that is up, and after "
                        + plan.readyTimeout().toSeconds() + " s it is not: "
                        + cluster.instances().stream()
                                .map(instance -> instance.id() + " " + instance.state())
                                .collect(Collectors.joining(", "))
                        + ". Start it with the goal activemq-cluster:start.");
            }
            end.pause(POLL_MILLIS);
        }
    }

    /** Several masters of one group are no obstacle: the rehearsals find them. */
    private boolean hasRoles() {
        return cluster.instances().stream()
                        .allMatch(instance -> instance.state().role().isReady())
                && accesses.stream().map(ClientAccess::group).distinct().allMatch(group -> cluster.of(group).stream()
                        .anyMatch(broker -> broker.state().role() == Role.MASTER));
    }

    private RehearsalResult rehearse(Rehearsal.Kind kind, RehearsalContext context) {
        int begin = context.history().size();
        Map<String, TrafficOwner> owners = new LinkedHashMap<>();
        Optional<String> broken = Optional.empty();
        try {
            kind.rehearsal().run(context, owners);
        } catch (MachineException e) {
            broken = Optional.of(e.getMessage());
        }
        List<Event> events = context.history().from(begin);
        List<TrafficResult> traffic = new ArrayList<>();
        owners.forEach((queue, owner) -> traffic.add(new TrafficResult(
                owner,
                Verdict.of(events, queue),
                owner.isMeasured() ? Takeovers.in(events, queue) : new Takeovers(List.of()),
                owner.access()
                        .filter(access -> owner.isMeasured())
                        .flatMap(access -> Prediction.of(
                                context.topology(),
                                context.topology().group(access.group()).orElseThrow(),
                                access.options())))));
        int faults = (int) events.stream().filter(Drill::isRehearsed).count();
        return new RehearsalResult(kind, faults, traffic, TwoMasters.in(events), NoTakeover.in(events), broken);
    }

    private static boolean isRehearsed(Event event) {
        return event.fault().map(Fault::kind).filter(Fault.Kind::isRehearsed).isPresent();
    }
}
