package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.Destinations;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.TakeoverLog;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.History;
import io.github.activemqcluster.drill.client.StoreFiller;
import io.github.activemqcluster.drill.partition.ProxiedBrokers;
import io.github.activemqcluster.drill.partition.ProxiedLinks;
import io.github.activemqcluster.drill.verdict.Event;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the rehearsals have in common: the cluster, its clients, the history, and what can be done to instances. */
public final class RehearsalContext {

    private static final long POLL_MILLIS = 20;
    private static final int LINES_SHOWN = 20;

    private static final int LOCKS = 3;

    /** What the next master takes to read its store. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(60);
    private static final int REVIVALS = 5;
    private static final int RANDOM_MILLIS = 500;

    private RunningCluster cluster;
    private ClusterStart start;
    private final Clients clients;
    private final DrillPlan plan;
    private final History history;
    private final Random random;
    private final Consumer<String> say;
    private final List<String> notes = new ArrayList<>();

    /** What a rehearsal has ended, and not brought back yet. */
    private final Set<Instance> down = new HashSet<>();

    private final Map<Instance, Integer> revived = new HashMap<>();
    private final StuckMemberRestarter restarter = new StuckMemberRestarter(this, this::takeover);
    private Deadline nextLook = Deadline.in(LOOK);

    public RehearsalContext(
            RunningCluster cluster,
            ClusterStart start,
            List<ClientAccess> accesses,
            DrillPlan plan,
            History history,
            Consumer<String> say) {
        this.cluster = cluster;
        this.start = start;
        this.plan = plan;
        this.history = history;
        this.random = new Random(plan.seed());
        this.say = say;
        this.clients = new Clients(cluster.of(Instance.Kind.BROKER), accesses, plan.queues(), plan.seed(), history);
    }

    RunningCluster cluster() {
        return cluster;
    }

    public Topology topology() {
        return cluster.topology();
    }

    public History history() {
        return history;
    }

    DrillPlan plan() {
        return plan;
    }

    Clients clients() {
        return clients;
    }

    /** The groups that clients use and that can lose a master: it comes back by {@code start}. */
    List<Group> groups() {
        return topology().groups().stream()
                .filter(group -> clients.find(group.id()).isPresent())
                .filter(group -> !(group.store() instanceof Store.PureMasterSlave))
                .toList();
    }

    public void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    void say(String line) {
        say.accept(line);
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    /** A time to wait before a fault, so that it does not always come at the same moment of a client's work. */
    void waitAtRandom() throws MachineException {
        Deadline moment = Deadline.in(Duration.ofMillis(random.nextInt(RANDOM_MILLIS)));
        while (!moment.isOver()) {
            moment.pause(POLL_MILLIS);
        }
    }

    void fault(Instance instance, String what) {
        say(instance.id() + ": " + what);
        history.add(Event.Kind.FAULT, instance.owner(), "", "", instance.id(), what);
    }

    /** As {@code kill -9} does. */
    void kill(Instance instance) throws MachineException {
        fault(instance, "kill");
        down.add(instance);
        instance.kill();
    }

    /** Somebody who fills a group's store, and does not begin yet. */
    StoreFiller filler(Group group, String queue) {
        return new StoreFiller(clients, history, clients.access(group.id()), queue, plan.seed());
    }

    /** How much of its limits a broker has used up; empty where it does not say so. */
    Optional<Usage> usage(Instance broker) {
        return start.usage(broker);
    }

    /** Which queues and consumers the master of a group has; empty where it does not say so. */
    Optional<Destinations> destinations(String group) {
        return cluster.master(group).flatMap(master -> start.destinations(master));
    }

    /** Politely. */
    void stop(Instance instance, Duration patience) throws MachineException {
        fault(instance, "stop");
        down.add(instance);
        instance.stop(patience);
    }

    /** Restarts all brokers, so that the links between them, and to what they depend on, can be cut. */
    ProxiedBrokers reroute() throws MachineException {
        RunningCluster own = cluster;
        ProxiedLinks proxied = ProxiedLinks.lay(own.instances(), plan.connectUrl());
        ProxiedBrokers rerouted = new ProxiedBrokers(proxied, () -> restartBrokers(own, "as they were"));
        try {
            restartBrokers(own.with(ProxiedLinks.ENVIRONMENT), "with their links through proxies");
            return rerouted;
        } catch (MachineException e) {
            try (rerouted) {
                throw e;
            }
        }
    }

    /** Of a pure master/slave pair, the master cannot without its messages being copied. */
    boolean comesBack(Instance instance) {
        return topology()
                .group(instance.owner())
                .map(Group::store)
                .filter(Store.PureMasterSlave.class::isInstance)
                .isEmpty();
    }

    /** Restarts all brokers, as those of that cluster. */
    void restartBrokers(RunningCluster as, String how) throws MachineException {
        say("restarting all brokers, " + how);
        RunningCluster.stop(
                cluster.of(Instance.Kind.BROKER).stream()
                        .filter(this::comesBack)
                        .toList(),
                STOPPING);
        cluster = as;
        start = start.of(as);
        down.clear();
        start.start(plan.whole(), this::startedAgain);
    }

    /** Starts what does not run, and waits until all has its role and every bridge is up. */
    void makeWhole() throws MachineException {
        start.start(plan.whole(), this::startedAgain);
        down.clear();
        history.add(Event.Kind.WHOLE, "", "", "", "", "");
    }

    /** What has ended by itself, or hangs, is no fault of the rehearsal's; but whoever runs the cluster has to know that it happens. */
    private synchronized void startedAgain(Instance instance, String why) {
        fault(instance, why);
        note(instance.id() + " " + why + "; its last words: " + String.join(" ", instance.logTail(1)));
    }

    /** Waits until so many messages more than now were acknowledged in each of the queues. */
    void awaitProgress(Iterable<String> queues, int messages, Supplier<String> whose) throws MachineException {
        Map<String, Integer> before = new LinkedHashMap<>();
        queues.forEach(queue -> before.put(queue, history.acknowledged(queue)));
        for (Map.Entry<String, Integer> queue : before.entrySet()) {
            await(
                    plan.whole(),
                    () -> history.acknowledged(queue.getKey()) >= queue.getValue() + messages,
                    () -> whose.get() + " (" + queue.getKey() + ")");
        }
    }

    /** Writes down how far the other brokers of its group have come since then, by their logs, and how busy the machine is. */
    void noteSteps(Instance killed, Instant since) {
        for (Instance broker : cluster.of(killed.owner())) {
            if (!broker.equals(killed)) {
                new TakeoverLog()
                        .since(since, broker)
                        .forEach((step, time) -> history.add(
                                new Event(time, Event.Kind.STEP, broker.owner(), "", "", broker.id(), step.name())));
            }
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) {
            history.add(Event.Kind.LOAD, "", "", "", "", Double.toString(load));
        }
    }

    /** How long another broker of the group may take to be the master, on any machine, once this one cannot be it any more. */
    Duration takeover(Group group) {
        return lock(group).multipliedBy(LOCKS).plus(RECOVERY);
    }

    /** How long a master that says nothing stays the master, by the configuration. */
    Duration lock(Group group) {
        return Prediction.of(topology(), group, Map.of())
                .map(Prediction::election)
                .orElse(Duration.ZERO);
    }

    /**
     * Waits until another one is a master than that one, which may think that it is, too; and notes where none became one, since then
     * nothing was put to the test.
     */
    void awaitSuccessor(Instance master, Duration patience, String fault) throws MachineException {
        if (!holds(patience, () -> cluster.masters(master.owner()).stream().anyMatch(any -> !any.equals(master)))) {
            note("nobody took over from " + master.id() + " within " + patience.toSeconds() + " s, so this " + fault
                    + " proves nothing");
        }
    }

    /** Waits for a condition. */
    boolean holds(Duration patience, BooleanSupplier condition) throws MachineException {
        Deadline end = Deadline.in(patience);
        while (!condition.getAsBoolean()) {
            if (end.isOver()) {
                return false;
            }
            end.pause(POLL_MILLIS);
            revive();
        }
        return true;
    }

    /**
     * Starts what has ended by itself, or keeps its group from getting a master, as whoever runs the cluster would, and says so: a
     * broker with replicatedLevelDB may end, or stand still, while its group changes.
     */
    void revive() throws MachineException {
        if (!nextLook.isOver()) {
            return;
        }
        for (Instance instance : cluster.instances()) {
            if (!down.contains(instance) && !instance.isAlive()) {
                fault(instance, "ended by itself");
                if (revived.merge(instance, 1, Integer::sum) > REVIVALS) {
                    throw new MachineException(instance.id() + " has ended by itself for the " + revived.get(instance)
                            + "th time. The end of its log is in " + instance.log());
                }
                note(instance.id() + " ended by itself, and was started again; its last words: "
                        + String.join(" ", instance.logTail(1)));
                instance.start();
            }
        }
        restarter.look();
        nextLook = Deadline.in(LOOK);
    }

    void await(Duration patience, BooleanSupplier condition, Supplier<String> what) throws MachineException {
        if (!holds(patience, condition)) {
            StringBuilder text = new StringBuilder("The drill waited " + patience.toSeconds() + " s in vain for "
                    + what.get() + ". Give it longer with -Dactivemq-cluster.timeout=SECONDS if this machine is slow.");
            for (Instance instance : cluster.of(Instance.Kind.BROKER)) {
                text.append("\n---- ")
                        .append(instance.id())
                        .append(' ')
                        .append(instance.state())
                        .append(", the end of ")
                        .append(instance.log());
                instance.logTail(LINES_SHOWN).forEach(line -> text.append('\n').append(line));
            }
            throw new MachineException(text.toString());
        }
    }
}
