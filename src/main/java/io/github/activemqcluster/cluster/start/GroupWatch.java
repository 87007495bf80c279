package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.ElectionTime;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Management;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.State;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waits for one group that starts: tells when the group has its master and all its slaves, restarts a member that does
 * not get on by itself, and ends the wait where nothing will help.
 */
final class GroupWatch {

    private final RunningCluster cluster;
    private final Management management;
    private final StallLimits limits;
    private final Restarts restarts;
    private final Consumer<String> log;
    private final Group group;
    private final List<Instance> members;
    private final GroupStall stall;
    private final Set<Instance> restarted = new HashSet<>();
    private final Map<Instance, Role> seen = new HashMap<>();

    /** The time of the next check for a hang, by member. */
    private final Map<Instance, Deadline> nextHangChecks = new HashMap<>();

    GroupWatch(
            RunningCluster cluster,
            Group group,
            Management management,
            StallLimits limits,
            Restarts restarts,
            Consumer<String> log) {
        this.cluster = cluster;
        this.management = management;
        this.limits = limits;
        this.restarts = restarts;
        this.log = log;
        this.group = group;
        this.members = cluster.of(group.id());
        this.stall = new GroupStall(cluster, group, limits.election());
    }

    boolean isSettled() throws MachineException {
        List<State> states = members.stream().map(Instance::state).toList();
        boolean changed = stall.hasChanged(states);
        for (int i = 0; i < members.size(); i++) {
            tell(members.get(i), states.get(i));
            if (states.get(i).role() == Role.DEAD) {
                restarts.afterEnd(members.get(i));
                continue;
            }
            Optional<String> hang = hang(members.get(i), states.get(i));
            if (hang.isPresent()) {
                restarts.instead(members.get(i), hang.get(), limits.failing());
            }
        }
        long masters =
                states.stream().filter(state -> state.role() == Role.MASTER).count();
        long slaves =
                states.stream().filter(state -> state.role() == Role.SLAVE).count();
        if (masters == 1 && masters + slaves == states.size()) {
            return true;
        }
        watch(states, masters, changed);
        return false;
    }

    private void tell(Instance member, State state) {
        if (state.role().isReady() && seen.put(member, state.role()) != state.role()) {
            log.accept(member.id() + ": " + state + " (pid " + member.pid().orElse(0) + ")");
        }
    }

    /**
     * Checks a silent member without its role: it may wait for others, be slow, or hang. Only its JVM knows. A member
     * that does not answer does not count as hung; if it blocks its group, the wait ends all the same.
     *
     * @return the reason for a restart, if the member hangs
     */
    private Optional<String> hang(Instance member, State state) {
        // A paused process does not answer.
        boolean goesOn = state.broker().isPresent() && !state.role().isReady();
        Optional<String> hang = goesOn ? member.mayHang() : Optional.empty();
        if (hang.isEmpty()
                || member.silence().compareTo(limits.silence()) < 0
                || !nextHangChecks
                        .getOrDefault(member, Deadline.in(Duration.ZERO))
                        .isOver()) {
            return Optional.empty();
        }
        nextHangChecks.put(member, Deadline.in(limits.silence()));
        try {
            return management.isDeadlocked(member) ? hang : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Called when nothing has changed for too long: restarts the member at fault, or ends the wait. */
    private void watch(List<State> states, long masters, boolean changed) throws MachineException {
        if (changed) {
            stall.await(limit(states, masters));
            return;
        }
        if (!stall.isOver()) {
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            if (isBusy(members.get(i), states.get(i))) {
                return;
            }
        }
        if (masters > 1) {
            throw new MachineException(
                    "Group '" + group.id() + "' has " + masters + " masters: " + RunningCluster.told(members));
        }
        requireNoFailure(states);
        Optional<Instance> culprit = stall.culprit(states);
        if (masters == 1 && culprit.isEmpty()) {
            return;
        }
        if (culprit.isEmpty() || !restarted.add(culprit.get())) {
            throw new MachineException("Group '" + group.id() + "' stays without "
                    + (masters == 1 ? "all its members" : "a master") + ": "
                    + RunningCluster.told(members, masters == 1 ? Optional.empty() : cluster.obstacle(group)));
        }
        restarts.instead(
                culprit.get(),
                "is " + culprit.get().state() + " for too long, and its group "
                        + (masters == 1 ? "goes on without it" : "has no master"),
                limits.failing());
    }

    /**
     * Whether a member may only be slow. A member that has logged nothing yet may be slow, and so may a slave that
     * still copies. A member with a lock or a lease reads its store, however long that takes; no other member could go
     * on instead.
     */
    private boolean isBusy(Instance member, State state) {
        if (state.is(BrokerState.COPYING)) {
            return member.silence().compareTo(limits.election()) < 0;
        }
        return state.is(BrokerState.STARTING)
                || (state.is(BrokerState.BECOMING) && group.store().mastership() != Store.Mastership.ELECTION);
    }

    private Duration limit(List<State> states, long masters) {
        if (masters > 1) {
            return limits.twoMasters();
        }
        if (states.stream().anyMatch(state -> state.role() == Role.FAILING)) {
            return limits.failing();
        }
        // Where all members wait, a process of another cluster may have the lock.
        return states.stream().allMatch(state -> state.role() == Role.SLAVE)
                ? lock().plus(limits.logDelay())
                : limits.election();
    }

    /** How late a slave may notice that its lock is free. */
    private Duration lock() {
        return group.store() instanceof Store.KahaDb
                ? limits.lockOfKahaDb()
                : ElectionTime.ofLock(group.store()).map(ElectionTime::time).orElse(Duration.ZERO);
    }

    /** A member that has failed ends the wait, except where members elect a master: there a restart can help. */
    private void requireNoFailure(List<State> states) throws MachineException {
        for (int i = 0; i < members.size() && group.store().mastership() != Store.Mastership.ELECTION; i++) {
            if (states.get(i).role() == Role.FAILING) {
                throw new MachineException(members.get(i).id() + " did not start: it has failed."
                        + RunningCluster.endOfLog(members.get(i)));
            }
        }
    }
}
