package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is started again in one wait for a cluster, each instance a few times at most. May be used by several threads. */
final class Restarts {

    /** Of the start-up race of replicatedLevelDB alone, one start in three can fail (releases with that store). */
    private static final int STARTS = 8;

    /**
     * A frame of what it dies with: {@code ZooKeeperGroup} hands the tracker its listener after it has begun to listen. The message
     * of the exception is there with a Java that has helpful ones only.
     */
    private static final String RACE = "ZooKeeperTreeTracker.raiseEvents";

    private final Topology topology;
    private final BiConsumer<Instance, String> told;
    private final Map<Instance, Integer> starts = new HashMap<>();

    /**
     * None so far.
     *
     * @param told which instance is started again, and why, before it is
     */
    Restarts(Topology topology, BiConsumer<Instance, String> told) {
        this.topology = topology;
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
        if (instance.hasThrown(RACE)) {
            again(instance, "died because its group changed while it registered");
        } else if (mayReturn(instance) && (instance.hasBelonged() || (elects(instance) && instance.hadBelonged()))) {
            again(instance, "had been a member of its group, and ended by itself");
        } else {
            throw died(instance);
        }
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

    private void again(Instance instance, String why) throws MachineException {
        count(instance, why);
        instance.start();
    }

    private void count(Instance instance, String why) throws MachineException {
        int start = starts.merge(instance, 1, Integer::sum) + 1;
        if (start > STARTS) {
            throw instance.isAlive()
                    ? new MachineException(instance.id() + " did not start: it " + why + ", " + STARTS + " times."
                            + RunningCluster.endOfLog(instance))
                    : died(instance);
        }
        told.accept(instance, why + "; starting it again (attempt " + start + " of " + STARTS + ")");
    }

    static MachineException died(Instance instance) {
        return new MachineException(
                instance.id() + " did not start: its process has ended." + RunningCluster.endOfLog(instance));
    }
}
