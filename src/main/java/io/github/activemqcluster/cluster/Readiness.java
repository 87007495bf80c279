package io.github.activemqcluster.cluster;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Store;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Waits until a cluster does what it is there for: every ensemble has a leader; every group has exactly one master, which
 * takes a message, and all other members say that they stand by; every declared bridge is up in each direction. What
 * cannot come right any more ends the wait at once.
 */
final class Readiness {

    /** Between two looks at MBeans, each of which takes the broker some work. */
    private static final long MANAGEMENT_MILLIS = 200;

    /** ActiveMQ's own {@code maxReconnectDelay} of a network connector ({@code SimpleDiscoveryAgent}). */
    private static final long LONGEST_DELAY_MILLIS = 30_000;

    private final RunningCluster cluster;
    private final Patience patience;
    private final Network network;
    private final Management management;
    private final Restarts restarts;
    private final Consumer<String> say;

    Readiness(
            RunningCluster cluster, Management management, Patience patience, Restarts restarts, Consumer<String> say) {
        this.cluster = cluster;
        this.patience = patience;
        this.network = new Network(cluster.topology());
        this.management = management;
        this.restarts = restarts;
        this.say = say;
    }

    /** Waits until the ensemble has a leader, or its only server serves. */
    void awaitLeader(String ensemble, Deadline deadline) throws MachineException {
        List<Instance> servers = cluster.of(ensemble);
        while (true) {
            boolean led = false;
            for (Instance server : servers) {
                Role role = server.state().role();
                if (role == Role.DEAD) {
                    throw Restarts.died(server);
                }
                led |= role == Role.LEADER || role == Role.STANDALONE;
            }
            if (led) {
                return;
            }
            if (deadline.isOver()) {
                throw late("ensemble '" + ensemble + "' has no leader", servers);
            }
            deadline.pause();
        }
    }

    /** Waits until every server of the ensemble serves. */
    void awaitServers(String ensemble, Deadline deadline) throws MachineException {
        List<Instance> servers = cluster.of(ensemble);
        while (!servers.stream().allMatch(server -> server.state().role().isReady())) {
            for (Instance server : servers) {
                if (!server.isAlive()) {
                    throw Restarts.died(server);
                }
            }
            if (deadline.isOver()) {
                throw late("ensemble '" + ensemble + "' is not whole", servers);
            }
            deadline.pause();
        }
    }

    /** Waits until the group has one master, and otherwise members that stand by. */
    void awaitGroup(Group group, Deadline deadline) throws MachineException {
        Watch watch = new Watch(group);
        while (!watch.isSettled()) {
            if (deadline.isOver()) {
                throw late("group '" + group.id() + "' is not ready", cluster.of(group.id()));
            }
            deadline.pause();
        }
    }

    /** Waits until the group's master takes a message, or a member had to be started again. */
    void awaitMessage(Group group, Deadline deadline) throws MachineException {
        String trouble = "it has no master";
        while (true) {
            if (haveEnded(cluster.of(group.id()))) {
                return;
            }
            Optional<Instance> master = cluster.master(group.id());
            if (master.isPresent()) {
                try {
                    sendTo(master.get(), group);
                    return;
                } catch (JMSException e) {
                    trouble = master.get().id() + " says " + e.getMessage();
                }
            }
            if (deadline.isOver()) {
                throw late("group '" + group.id() + "' takes no message: " + trouble, cluster.of(group.id()));
            }
            deadline.pause();
        }
    }

    private void sendTo(Instance master, Group group) throws JMSException {
        Optional<String> url = master.openwire().filter(given -> given.startsWith("tcp:") || given.startsWith("nio:"));
        if (url.isEmpty()) {
            say.accept(master.id() + " was sent no message, as it speaks no OpenWire without TLS");
            return;
        }
        boolean taken = new MessageProbe()
                .send(
                        url.get().replaceFirst("^nio:", "tcp:"),
                        "activemq-cluster.ready." + master.id(),
                        group.store() instanceof Store.ReplicatedLevelDb,
                        group.security().users().stream().findFirst());
        if (!taken) {
            say.accept(master.id() + " asks for another login than the topology has, so it was sent no message");
        }
    }

    /**
     * Waits until the bridges that the connector declares are up, at both ends where it is duplex.
     *
     * @return false where a broker had to be started again instead: one that has ended, or the master with the connector. That
     *     does not try again by itself if its peer went away in the middle of the first try (apache/activemq issue 1864)
     */
    boolean awaitBridge(NetworkConnector connector, Deadline deadline) throws MachineException {
        Deadline retries = Deadline.in(longestDelay(connector).plus(patience.bridge()));
        while (true) {
            String trouble = "";
            try {
                if (isUp(connector)) {
                    return true;
                }
            } catch (IOException e) {
                trouble = " (a master cannot be asked for it: " + e.getMessage() + ")";
            }
            if (haveEnded(cluster.instances())) {
                return false;
            }
            Optional<Instance> master = cluster.master(connector.from());
            if (deadline.isOver()) {
                List<Instance> ends = new ArrayList<>(cluster.of(connector.from()));
                connector.to().ifPresent(to -> ends.addAll(cluster.of(to)));
                throw late("the bridge of network connector '" + connector.name() + "' is not up" + trouble, ends);
            }
            if (retries.isOver()
                    && master.isPresent()
                    && connector.to().flatMap(cluster::master).isPresent()) {
                restarts.instead(
                        master.get(),
                        "its network connector " + connector.name() + " does not come up, although both ends run"
                                + trouble,
                        patience.failing());
                return false;
            }
            deadline.pause(MANAGEMENT_MILLIS);
        }
    }

    private static Duration longestDelay(NetworkConnector connector) {
        String given = connector.options().getOrDefault("maxReconnectDelay", "");
        return Duration.ofMillis(given.matches("\\d{1,9}") ? Long.parseLong(given) : LONGEST_DELAY_MILLIS);
    }

    /** Whether one has ended; then it was started again. */
    private boolean haveEnded(List<Instance> instances) throws MachineException {
        boolean ended = false;
        for (Instance instance : instances) {
            if (!instance.isAlive()) {
                if (instance.kind() == Instance.Kind.SERVER) {
                    throw Restarts.died(instance);
                }
                restarts.afterEnd(instance);
                ended = true;
            }
        }
        return ended;
    }

    private boolean isUp(NetworkConnector connector) throws IOException {
        Optional<Instance> master = cluster.master(connector.from());
        if (master.isEmpty()) {
            return false;
        }
        List<Bridge> atFrom = management.ask(master.get()).bridges();
        Optional<Instance> target = connector.duplex() ? connector.to().flatMap(cluster::master) : Optional.empty();
        List<Bridge> atTo = target.isPresent() ? management.ask(target.get()).bridges() : List.of();
        return network.isUp(connector, network.brokerName(master.get().id()), atFrom, to -> atTo);
    }

    private static MachineException late(String what, List<Instance> instances) {
        return new MachineException("Not ready in time: " + what + ": " + RunningCluster.told(instances)
                + "\nGive it longer with -Dactivemq-cluster.timeout=SECONDS if this machine is slow.");
    }

    /** One group while it starts. */
    private final class Watch {

        private final Group group;
        private final List<Instance> members;
        private final Set<Instance> helped = new HashSet<>();
        private final Map<Instance, Role> seen = new HashMap<>();
        private String situation = "";
        private long unchangedSince = System.nanoTime();
        private Deadline stuck = Deadline.in(patience.election());

        Watch(Group group) {
            this.group = group;
            this.members = cluster.of(group.id());
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
            return isRegistering(member.state())
                    && goesOnWithout(states)
                    && System.nanoTime() - unchangedSince > registration().toNanos()
                    && member.silence().compareTo(registration()) > 0;
        }

        /** Whoever has said that it waits does not take it back when somebody else is elected, and no address is known yet. */
        private static boolean goesOnWithout(List<State> states) {
            return states.stream().anyMatch(state -> state.role() == Role.MASTER)
                    || (states.stream().anyMatch(state -> state.role() == Role.WAITING)
                            && states.stream().noneMatch(Watch::isOfAnElection));
        }

        private static boolean isOfAnElection(State state) {
            return state.role() == Role.SLAVE
                    || state.text().equals(BrokerLog.BECOMING_MASTER)
                    || state.text().equals(BrokerLog.ATTACHING)
                    || state.text().equals(BrokerLog.COPYING)
                    || state.text().equals(BrokerLog.ELECTING);
        }

        private static boolean isRegistering(State state) {
            return state.text().equals(BrokerLog.REGISTERING);
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
                        + (masters == 1 ? "all its members" : "a master") + ": " + RunningCluster.told(members));
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

        /** Who has failed, or was elected and does not get on; only where members elect one can a restart help. */
        private Optional<Instance> atFault(List<State> states) throws MachineException {
            for (int i = 0; i < members.size(); i++) {
                if (states.get(i).role() == Role.FAILING && !(group.store() instanceof Store.ReplicatedLevelDb)) {
                    throw new MachineException(members.get(i).id() + " did not start: it has failed."
                            + RunningCluster.endOfLog(members.get(i)));
                }
            }
            if (!(group.store() instanceof Store.ReplicatedLevelDb)) {
                return Optional.empty();
            }
            for (Predicate<State> fault : List.<Predicate<State>>of(
                    state -> state.role() == Role.FAILING,
                    state -> state.role() == Role.STARTING && !isRegistering(state),
                    Watch::isRegistering,
                    state -> state.role() == Role.WAITING)) {
                for (int i = 0; i < members.size(); i++) {
                    if (fault.test(states.get(i))) {
                        return Optional.of(members.get(i));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
