package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The parts that all rehearsals of a drill share: the cluster, its clients, the waits, the log and the plan. */
public final class RehearsalContext {

    private static final int RANDOM_MILLIS = 500;

    private final RehearsedCluster rehearsed;
    private final Clients clients;
    private final DrillPlan plan;
    private final DrillLog log;
    private final DrillWait waits;
    private final Random random;

    public RehearsalContext(
            RunningCluster cluster, ClusterStart start, List<ClientAccess> accesses, DrillPlan plan, DrillLog log) {
        this.plan = plan;
        this.log = log;
        this.random = new Random(plan.seed());
        this.rehearsed = new RehearsedCluster(cluster, start, plan, log);
        this.waits = new DrillWait(rehearsed, plan, log);
        this.clients =
                new Clients(cluster.of(Instance.Kind.BROKER), accesses, plan.queues(), plan.seed(), log.history());
    }

    RehearsedCluster rehearsed() {
        return rehearsed;
    }

    /** The cluster as it runs now. */
    RunningCluster cluster() {
        return rehearsed.current();
    }

    public Topology topology() {
        return cluster().topology();
    }

    DrillLog log() {
        return log;
    }

    public History history() {
        return log.history();
    }

    DrillPlan plan() {
        return plan;
    }

    Clients clients() {
        return clients;
    }

    DrillWait waits() {
        return waits;
    }

    /** The groups that clients use and that can lose a master: a start brings it back. */
    List<Group> groups() {
        return topology().groups().stream()
                .filter(group -> clients.find(group.id()).isPresent())
                .filter(group -> group.store().mastership() != Store.Mastership.DECLARATION)
                .toList();
    }

    void note(String note) {
        log.note(note);
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    /** Waits a random time before a fault, so that it comes at another moment of a client's work each time. */
    void waitAtRandom() throws MachineException {
        DrillWait.sleep(Duration.ofMillis(random.nextInt(RANDOM_MILLIS)));
    }

    void kill(Instance instance) throws MachineException {
        rehearsed.kill(instance);
    }

    void makeWhole() throws MachineException {
        rehearsed.makeWhole();
    }

    boolean holds(Duration timeout, BooleanSupplier condition) throws MachineException {
        return waits.holds(timeout, condition);
    }

    void await(Duration timeout, BooleanSupplier condition, Supplier<String> what) throws MachineException {
        waits.await(timeout, condition, what);
    }
}
