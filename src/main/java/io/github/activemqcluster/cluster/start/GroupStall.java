package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.State;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Watches one group: tells when nothing has changed in it for too long, and which member keeps it from getting on. A
 * start and a drill both use it; each has its own limit, and its own way to help the member.
 */
public final class GroupStall {

    private final RunningCluster cluster;
    private final Group group;
    private List<String> situation = List.of();
    private Deadline end;

    /** @param limit how long nothing may change at first */
    public GroupStall(RunningCluster cluster, Group group, Duration limit) {
        this.cluster = cluster;
        this.group = group;
        this.end = Deadline.in(limit);
    }

    /**
     * Takes the present states of all members, in their order.
     *
     * @return whether a member has another state than the last time
     */
    boolean hasChanged(List<State> states) {
        List<String> now = states.stream().map(State::toString).toList();
        boolean changed = !now.equals(situation);
        if (changed) {
            situation = now;
        }
        return changed;
    }

    /** Begins to wait: from now on, nothing may change for that long. */
    public void await(Duration limit) {
        end = Deadline.in(limit);
    }

    /** Whether nothing has changed for longer than the limit. */
    boolean isOver() {
        return end.isOver();
    }

    /**
     * Looks at a group that has no master.
     *
     * @param limit how long nothing may change from now on, if something has changed
     * @return the member that keeps the group without a master, once nothing has changed for too long
     */
    public Optional<Instance> obstacle(Duration limit) {
        List<State> states =
                cluster.of(group.id()).stream().map(Instance::state).toList();
        if (hasChanged(states)) {
            await(limit);
            return Optional.empty();
        }
        return isOver() ? culprit(states) : Optional.empty();
    }

    /** The member at fault. Only where members elect one of them can a restart of it help. */
    Optional<Instance> culprit(List<State> states) {
        return group.store().mastership() == Store.Mastership.ELECTION
                ? cluster.atFault(group.id(), states)
                : Optional.empty();
    }
}
