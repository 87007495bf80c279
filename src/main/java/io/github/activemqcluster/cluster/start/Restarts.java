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

/** Counts and performs restarts while a cluster starts. Limits the restarts of each instance. Thread-safe. */
final class Restarts {

    private final Topology topology;
    private final int limit;
    private final BiConsumer<Instance, String> listener;
    private final Map<Instance, Integer> starts = new HashMap<>();

    /**
     * Begins with no restarts.
     *
     * @param limit the largest number of starts of an instance in one wait
     * @param listener takes the instance and the reason before each restart
     */
    Restarts(Topology topology, int limit, BiConsumer<Instance, String> listener) {
        this.topology = topology;
        this.limit = limit;
        this.listener = listener;
    }

    /** The number of restarts. */
    synchronized int count() {
        return starts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Restarts a broker that has ended, if the next start has a better chance: after bad luck at its registration with
     * the group, or if the broker had been master or slave, so that its configuration works. A demoted master of a
     * replicatedLevelDB group restarts within its JVM, and may fail at that and end. A master that has lost its lease
     * ends.
     *
     * @throws MachineException if a restart would be in vain, or was tried too often
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

    /** Whether another broker may have taken over meanwhile, so that this broker can become its slave. */
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

    /** Ends a running broker that is stuck, and starts it again. */
    synchronized void instead(Instance instance, String why, Duration patience) throws MachineException {
        count(instance, why);
        instance.stop(patience);
        instance.start();
    }

    private void count(Instance instance, String why) throws MachineException {
        int start = starts.merge(instance, 1, Integer::sum) + 1;
        if (start > limit) {
            throw instance.isAlive()
                    ? new MachineException(instance.id() + " did not start: it " + why + ", " + limit + " times."
                            + RunningCluster.endOfLog(instance))
                    : died(instance);
        }
        listener.accept(instance, why + "; starting it again (attempt " + start + " of " + limit + ")");
    }

    static MachineException died(Instance instance) {
        return new MachineException(
                instance.id() + " did not start: its process has ended." + RunningCluster.endOfLog(instance));
    }
}
