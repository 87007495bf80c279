package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.ClusterStart;
import io.github.activemqcluster.cluster.Deadline;
import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.cluster.RunningCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.activemq.command.ActiveMQQueue;

/** What the rehearsals have in common: the cluster, its clients, the history, and what can be done to instances. */
final class Stage {

    private static final long POLL_MILLIS = 20;
    private static final long QUIET_POLL_MILLIS = 100;
    private static final int LINES_SHOWN = 20;

    /** After which silence a queue is taken for drained, although messages are missing. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** The same where none is missing: what else the queue has, nobody knows to be there. */
    private static final Duration LAST = Duration.ofMillis(500);

    /** A broker that has just become the master may take its time over a send, and that one counts. */
    private static final Duration SENDING = Duration.ofSeconds(30);

    private static final int LOCKS = 3;

    /** What the next master takes to read its store. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(60);
    private static final int REVIVALS = 5;
    private static final int PROBE_MILLIS = 1_000;
    private static final int RANDOM_MILLIS = 500;

    private RunningCluster cluster;
    private ClusterStart start;
    private final List<Access> accesses;
    private final DrillPlan plan;
    private final History history;
    private final Random random;
    private final Consumer<String> say;
    private final String run;
    private final Map<String, String> brokers = new HashMap<>();
    private final Set<String> queues = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    /** What a rehearsal has ended, and not brought back yet. */
    private final Set<Instance> down = new HashSet<>();

    private final Map<Instance, Integer> revived = new HashMap<>();
    private Deadline nextLook = Deadline.in(LOOK);

    Stage(
            RunningCluster cluster,
            ClusterStart start,
            List<Access> accesses,
            DrillPlan plan,
            History history,
            Consumer<String> say) {
        this.cluster = cluster;
        this.start = start;
        this.accesses = accesses;
        this.plan = plan;
        this.history = history;
        this.random = new Random(plan.seed());
        this.say = say;
        this.run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        for (Instance broker : cluster.of(Instance.Kind.BROKER)) {
            broker.openwire().ifPresent(url -> brokers.put(url.substring(url.indexOf("//") + 2), broker.id()));
        }
    }

    RunningCluster cluster() {
        return cluster;
    }

    Topology topology() {
        return cluster.topology();
    }

    History history() {
        return history;
    }

    DrillPlan plan() {
        return plan;
    }

    List<Access> accesses() {
        return accesses;
    }

    Access access(String group) {
        return accesses.stream()
                .filter(access -> access.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    /** The groups that clients use and that can lose a master: it comes back by {@code start}. */
    List<Group> groups() {
        return topology().groups().stream()
                .filter(group ->
                        accesses.stream().anyMatch(access -> access.group().equals(group.id())))
                .filter(group -> !(group.store() instanceof Store.PureMasterSlave))
                .toList();
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void say(String line) {
        say.accept(line);
    }

    /** The name of a queue that nobody else has, and that is removed at the end. */
    String queue(String purpose) {
        String queue = plan.queues() + "." + run + "." + purpose;
        queues.add(queue);
        return queue;
    }

    Sender sender(Access access, String queue, int most) {
        return new Sender(
                history,
                access.group(),
                queue,
                queue.substring(plan.queues().length() + 1),
                most,
                plan.seed(),
                SENDING,
                () -> Link.failover(access, brokers));
    }

    /** One that speaks to one broker only, master or not. */
    Optional<Sender> probe(Instance broker, String queue) {
        return broker.openwire()
                .map(url -> new Sender(
                        history,
                        broker.owner(),
                        queue,
                        queue.substring(plan.queues().length() + 1) + "." + broker.id(),
                        -1,
                        plan.seed(),
                        SENDING,
                        () -> Link.direct(
                                url.replaceFirst("^nio:", "tcp:"), broker.id(), access(broker.owner()), PROBE_MILLIS)));
    }

    Receiver receiver(Access access, String queue) {
        return new Receiver(history, access, queue, brokers);
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

    /** Politely. */
    void stop(Instance instance, Duration patience) throws MachineException {
        fault(instance, "stop");
        down.add(instance);
        instance.stop(patience);
    }

    /** Restarts all brokers, so that the links between them, and to what they depend on, can be cut. */
    Rerouted reroute() throws MachineException {
        RunningCluster own = cluster;
        Detour detour = Detour.lay(own.instances(), plan.connectUrl());
        Rerouted rerouted = new Rerouted(detour, () -> restartBrokers(own, "as they were"));
        try {
            restartBrokers(own.with(Detour.ENVIRONMENT), "with their links through proxies");
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

    private void restartBrokers(RunningCluster as, String how) throws MachineException {
        say("restarting all brokers, " + how);
        for (Instance instance : cluster.instances()) {
            if (instance.kind() == Instance.Kind.BROKER && comesBack(instance)) {
                instance.stop(STOPPING);
            }
        }
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
        for (String queue : queues) {
            int before = history.acknowledged(queue);
            await(
                    plan.whole(),
                    () -> history.acknowledged(queue) >= before + messages,
                    () -> whose.get() + " (" + queue + ")");
        }
    }

    /**
     * Consumes what is left in a queue, and says in the history that there is no more.
     *
     * @param from the groups that may have some of it
     */
    void drain(String queue, Iterable<Access> from) throws MachineException {
        List<Receiver> receivers = new ArrayList<>();
        boolean drained;
        from.forEach(access -> receivers.add(receiver(access, queue)));
        try {
            receivers.forEach(Party::start);
            drained = awaitQuiet(queue, receivers, from);
        } finally {
            for (Receiver receiver : receivers) {
                receiver.close();
            }
        }
        if (drained) {
            history.add(Event.Kind.DRAINED, "", queue, "", "", "");
        } else {
            note("the queue " + queue + " could not be emptied within "
                    + plan.whole().toSeconds() + " s, so what is missing of it is undecided");
        }
    }

    /**
     * Waits until nothing is missing any more, or nothing has come for long although it could have: a broker that is gone, or that a
     * receiver has no connection to, gives nothing.
     *
     * @return whether that was so in time
     */
    private boolean awaitQuiet(String queue, List<Receiver> receivers, Iterable<Access> from) throws MachineException {
        Deadline end = Deadline.in(plan.whole());
        Quiet quiet = new Quiet(LAST, SILENCE, history.received(queue), System::nanoTime);
        while (!quiet.isReached(
                history.received(queue), history.outstanding(queue).isEmpty(), canReceive(receivers, from))) {
            if (end.isOver()) {
                return false;
            }
            end.pause(QUIET_POLL_MILLIS);
            revive();
        }
        return true;
    }

    private boolean canReceive(List<Receiver> receivers, Iterable<Access> from) {
        if (!receivers.stream().allMatch(Party::isWorking)) {
            return false;
        }
        for (Access access : from) {
            if (cluster.master(access.group()).isEmpty()) {
                return false;
            }
        }
        return true;
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
     * Starts what has ended by itself, as whoever runs the cluster would, and says so: a broker with replicatedLevelDB may end while
     * its group changes.
     */
    private void revive() throws MachineException {
        if (!nextLook.isOver()) {
            return;
        }
        for (Instance instance : cluster.instances()) {
            if (!down.contains(instance) && !instance.isAlive()) {
                fault(instance, "ended by itself");
                if (revived.merge(instance, 1, Integer::sum) > REVIVALS) {
                    throw new MachineException(instance.id() + " has ended by itself for the " + revived.get(instance)
                            + "th time. The end of its log is in " + instance.consoleLog());
                }
                note(instance.id() + " ended by itself, and was started again; its last words: "
                        + String.join(" ", instance.logTail(1)));
                instance.start();
            }
        }
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
                        .append(instance.consoleLog());
                instance.logTail(LINES_SHOWN).forEach(line -> text.append('\n').append(line));
            }
            throw new MachineException(text.toString());
        }
    }

    /** Takes the queues away again, wherever they are. */
    void removeQueues() throws MachineException {
        for (Group group : topology().groups()) {
            if (group.store() instanceof Store.ReplicatedLevelDb) {
                note(
                        "the drill's queues stay in group '" + group.id()
                                + "', empty: a slave of replicatedLevelDB cannot"
                                + " read that a queue was removed, and may lose what is stored next (LevelDBClient.replay_from)");
                continue;
            }
            Optional<Access> access = accesses.stream()
                    .filter(given -> given.group().equals(group.id()))
                    .findFirst();
            if (access.isPresent()) {
                try (Link link = Link.failover(access.get(), brokers)) {
                    for (String queue : queues) {
                        remove(link, queue, group.id());
                    }
                } catch (JMSException e) {
                    note("the drill's queues are still there in group '" + group.id() + "': " + e.getMessage());
                }
            }
        }
    }

    /** A bridge gives a queue back some time after its consumer has left. */
    private void remove(Link link, String queue, String group) throws MachineException {
        boolean removed = holds(Duration.ofSeconds(2), () -> {
            try {
                link.connection().destroyDestination(new ActiveMQQueue(queue));
                return true;
            } catch (JMSException e) {
                return false;
            }
        });
        if (!removed) {
            note("the queue " + queue + " is still there in group '" + group + "'");
        }
    }
}
