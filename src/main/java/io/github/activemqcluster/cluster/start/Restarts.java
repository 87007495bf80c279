package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Counts and performs restarts while a cluster starts, so many of each instance at most. May be used by several threads. */
final class Restarts {

    private final Topology topology;
    private final int most;
    private final BiConsumer<Instance, String> told;
    private final Map<Instance, Integer> starts = new HashMap<>();

    /**
     * None so far.
     *
     * @param most how often an instance may be started in one wait
     * @param told which instance is started again, and why, before it is
     */
    Restarts(Topology topology, int most, BiConsumer<Instance, String> told) {
        this.topology = topology;
        this.most = most;
        this.told = told;
    }

    /** How many there were. */
    synchronized int count() {
        return starts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Starts a broker again that has ended, if the next start has a better chance: bad luck when it registered with its group, or
     * the end of one that had been master or slave, and so is not wrong in itself. A demoted master of a replicatedLevelDB
     * group starts again within its JVM, and may fail at that, and end; one that has lost its lease ends.
     *
     * @throws MachineException where it would be in vain, or was tried too often
     */
    synchronized void afterEnd(Instance instance) throws MachineException {
        if (instance.isAlive()) {
            return;
        }
        Optional<String> why = instance.whyAgain(this::hasLostItsRole);
        if (why.isEmpty()) {
            throw died(instance);
        }
        count(instance, why.get());
        instance.start();
    }

    private boolean hasLostItsRole(Instance instance) {
        return mayReturn(instance) && (instance.hasBelonged() || (elects(instance) && instance.hadBelonged()));
    }

    /** Where another may have taken over from it meanwhile, and it can become a slave of that one. */
    private boolean mayReturn(Instance instance) {
        return topology.group(instance.owner())
                .filter(group ->
                        group.brokers().size() > 1 && group.store().mastership() != Store.Mastership.DECLARATION)
                .isPresent();
    }

    private boolean elects(Instance instance) {
        return topology.group(instance.owner())
                .filter(group -> group.store().mastership() == Store.Mastership.ELECTION)
                .isPresent();
    }

    /** Ends a broker that runs and does not get on, and starts it again. */
    synchronized void instead(Instance instance, String why, Duration patience) throws MachineException {
        count(instance, why);
        instance.stop(patience);
        instance.start();
    }

    private void count(Instance instance, String why) throws MachineException {
        int start = starts.merge(instance, 1, Integer::sum) + 1;
        if (start > most) {
            throw instance.isAlive()
                    ? new MachineException(instance.id() + " did not start: it " + why + ", " + most + " times."
                            + RunningCluster.endOfLog(instance))
                    : died(instance);
        }
        told.accept(instance, why + "; starting it again (attempt " + start + " of " + most + ")");
    }

    static MachineException died(Instance instance) {
        return new MachineException(
                instance.id() + " did not start: its process has ended." + RunningCluster.endOfLog(instance));
    }
}
