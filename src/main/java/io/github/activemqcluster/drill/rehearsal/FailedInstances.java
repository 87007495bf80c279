package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.start.GroupStall;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Restarts instances as an operator would: those that have ended by themselves, and a member that keeps its group
 * without a master. So the rehearsal goes on and shows what becomes of the messages. The history has each restart; that
 * of a member of a group without a master is a finding.
 */
final class FailedInstances {

    /** How often one instance may end by itself in a drill. */
    private static final int LIMIT = 5;

    private final DrillLog log;
    private final Function<Group, Duration> stallLimit;
    private final Map<Group, GroupStall> withoutMaster = new HashMap<>();
    private final Map<Instance, Integer> ends = new HashMap<>();

    /** @param stallLimit how long nothing may change in a group without a master */
    FailedInstances(DrillLog log, Function<Group, Duration> stallLimit) {
        this.log = log;
        this.stallLimit = stallLimit;
    }

    /**
     * Looks at all instances once, and restarts the failed ones.
     *
     * @param down the instances that the rehearsal itself has ended
     */
    void restart(RunningCluster cluster, Set<Instance> down) throws MachineException {
        for (Instance instance : cluster.instances()) {
            if (!down.contains(instance) && !instance.isAlive()) {
                restartEnded(instance);
            }
        }
        for (Group group : cluster.topology().groups()) {
            if (group.store().mastership() == Store.Mastership.ELECTION) {
                restartStuck(cluster, group);
            }
        }
    }

    private void restartEnded(Instance instance) throws MachineException {
        String lastWords = String.join(" ", instance.logTail(1));
        log.fault(instance, Fault.of(Fault.Kind.ENDED, lastWords), "ended by itself");
        if (ends.merge(instance, 1, Integer::sum) > LIMIT) {
            throw new MachineException(instance.id() + " has ended by itself for the " + ends.get(instance)
                    + "th time. The end of its log is in " + instance.log());
        }
        log.note(instance.id() + " ended by itself, and was started again; its last words: " + lastWords);
        instance.start();
    }

    private void restartStuck(RunningCluster cluster, Group group) throws MachineException {
        if (cluster.master(group.id()).isPresent()) {
            withoutMaster.remove(group);
            return;
        }
        Duration limit = stallLimit.apply(group);
        Optional<Instance> member = withoutMaster
                .computeIfAbsent(group, any -> new GroupStall(cluster, group, limit))
                .obstacle(limit);
        if (member.isPresent()) {
            withoutMaster.remove(group);
            String state = member.get().state().text();
            log.fault(
                    member.get(),
                    Fault.noTakeover(new Fault.Outage(limit, state)),
                    "no master for " + limit.toSeconds() + " s while it was " + state);
            member.get().kill();
            member.get().start();
        }
    }
}
