package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.BrokerLog;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.StalledElection;
import io.github.activemqcluster.cluster.state.State;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One group while it starts: tells when it has its master and all its slaves, starts a member again that will not get on by itself,
 * and ends the wait where nothing will.
 */
final class GroupWatch {

    private final RunningCluster cluster;
    private final StallLimits patience;
    private final Restarts restarts;
    private final Consumer<String> say;
    private final Group group;
    private final List<Instance> members;
    private final Set<Instance> helped = new HashSet<>();
    private final Map<Instance, Role> seen = new HashMap<>();
    private String situation = "";
    private long unchangedSince = System.nanoTime();
    private Deadline stuck;

    GroupWatch(RunningCluster cluster, Group group, StallLimits patience, Restarts restarts, Consumer<String> say) {
        this.cluster = cluster;
        this.patience = patience;
        this.restarts = restarts;
        this.say = say;
        this.group = group;
        this.members = cluster.of(group.id());
        this.stuck = Deadline.in(patience.election());
    }

    boolean isSettled() throws MachineException {
        List<State> states = members.stream().map(Instance::state).toList();
        boolean changed = !states.toString().equals(situation);
        if (changed) {
            situation = states.toString();
            unchangedSince = System.nanoTime();
        }
        for (int i = 0; i < members.size(); i++) {
            tell(members.get(i), states.get(i));
            if (states.get(i).role() == Role.DEAD) {
                restarts.afterEnd(members.get(i));
            } else if (hangs(members.get(i), states)) {
                restarts.instead(
                        members.get(i),
                        "hangs: it has its session with ZooKeeper, has said nothing for "
                                + registration().toSeconds() + " s, and its group goes on without it",
                        patience.failing());
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
            say.accept(member.id() + ": " + state + " (pid " + member.pid().orElse(0) + ")");
        }
    }

    /**
     * A healthy member says what it is as soon as there is a master, and the first of too few members says that it waits.
     * Where neither is so, the others may be silent because they wait for the one that was elected. So it is not the
     * member's silence alone that counts: what it is to answer may have come just now.
     */
    private boolean hangs(Instance member, List<State> states) {
        return StalledElection.isRegistering(member.state())
                && goesOnWithout(states)
                && System.nanoTime() - unchangedSince > registration().toNanos()
                && member.silence().compareTo(registration()) > 0;
    }

    /** Whoever has said that it waits does not take it back when somebody else is elected, and no address is known yet. */
    private static boolean goesOnWithout(List<State> states) {
        return states.stream().anyMatch(state -> state.role() == Role.MASTER)
                || (states.stream().anyMatch(state -> state.role() == Role.WAITING)
                        && states.stream().noneMatch(GroupWatch::isOfAnElection));
    }

    private static boolean isOfAnElection(State state) {
        return state.role() == Role.SLAVE
                || state.text().equals(BrokerLog.BECOMING_MASTER)
                || StalledElection.isAttaching(state)
                || StalledElection.isElecting(state);
    }

    private Duration registration() {
        return group.store() instanceof Store.ReplicatedLevelDb store
                ? patience.registration().plus(Duration.ofMillis(2 * store.zkSessionTimeout()))
                : patience.registration();
    }

    /** Ends the wait, or restarts the member at fault, where nothing goes on any more. */
    private void watch(List<State> states, long masters, boolean changed) throws MachineException {
        if (changed) {
            stuck = Deadline.in(patienceWith(states, masters));
            return;
        }
        if (!stuck.isOver()) {
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
        Optional<Instance> fault = atFault(states);
        if (masters == 1 && fault.isEmpty()) {
            return;
        }
        if (fault.isEmpty() || !helped.add(fault.get())) {
            throw new MachineException("Group '" + group.id() + "' stays without "
                    + (masters == 1 ? "all its members" : "a master") + ": "
                    + RunningCluster.told(members, masters == 1 ? Optional.empty() : cluster.obstacle(group)));
        }
        restarts.instead(
                fault.get(),
                "is " + fault.get().state() + " for too long, and its group "
                        + (masters == 1 ? "goes on without it" : "has no master"),
                patience.failing());
    }

    /**
     * What has not said anything yet may just be slow, and a slave that goes on copying is. Who has got a lock or a lease reads its
     * store, however long that takes; it was not elected, so nobody else would get on instead.
     */
    private boolean isBusy(Instance member, State state) {
        if (state.text().equals(BrokerLog.COPYING)) {
            return member.silence().compareTo(patience.election()) < 0;
        }
        return state.text().equals(BrokerLog.STARTING)
                || (state.text().equals(BrokerLog.BECOMING_MASTER)
                        && !(group.store() instanceof Store.ReplicatedLevelDb));
    }

    private Duration patienceWith(List<State> states, long masters) {
        if (masters > 1) {
            return patience.twoMasters();
        }
        if (states.stream().anyMatch(state -> state.role() == Role.FAILING)) {
            return patience.failing();
        }
        // Where all of them wait, they wait for somebody else.
        return states.stream().allMatch(state -> state.role() == Role.SLAVE)
                ? lock().plus(patience.news())
                : patience.election();
    }

    /**
     * A slave may come to know that the lock is free only after this, and whoever has waited for a file's then waits once more, before
     * it reads the store and says anything (from 5.12 on, {@code SharedFileLocker.doStart}).
     */
    private Duration lock() {
        if (group.store() instanceof Store.SharedFileSystem store) {
            return Duration.ofMillis(store.lockAcquireSleepInterval() + store.lockKeepAlivePeriod());
        }
        if (group.store() instanceof Store.Jdbc store) {
            return Duration.ofMillis(2 * store.lockAcquireSleepInterval());
        }
        return group.store() instanceof Store.KahaDb ? patience.lockOfKahaDb() : Duration.ZERO;
    }

    /** Who has failed, or does not get on; only where members elect one can a restart help. */
    private Optional<Instance> atFault(List<State> states) throws MachineException {
        if (group.store() instanceof Store.ReplicatedLevelDb) {
            return StalledElection.atFault(members, states);
        }
        for (int i = 0; i < members.size(); i++) {
            if (states.get(i).role() == Role.FAILING) {
                throw new MachineException(members.get(i).id() + " did not start: it has failed."
                        + RunningCluster.endOfLog(members.get(i)));
            }
        }
        return Optional.empty();
    }
}
