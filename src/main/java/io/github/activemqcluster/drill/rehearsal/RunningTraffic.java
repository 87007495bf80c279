package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.verdict.TwoMasters;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All clients that work during a rehearsal: those of each kind of traffic, and the probes. */
final class RunningTraffic implements AutoCloseable {

    private static final int PROGRESS_MESSAGES = 5;

    /**
     * How many messages an asynchronous sender sends at full speed before a fault: far more than a broker stores
     * meanwhile.
     */
    private static final int RUSH_MESSAGES = 1_000;

    private static final int SENDS_WAIT_MESSAGES = 50;
    private static final Duration SENDS_WAIT = Duration.ofSeconds(3);

    /** Enough time for each client to send a message. */
    private static final Duration BEFORE_FAULTS = Duration.ofMillis(1_500);

    private final RehearsalContext context;
    private final List<Running> kinds = new ArrayList<>();
    private final MasterProbes probes;
    private final List<ClientWorker> receivers = new ArrayList<>();

    private RunningTraffic(RehearsalContext context, MasterProbes probes) {
        this.context = context;
        this.probes = probes;
    }

    /**
     * Starts all clients, and returns once each has sent some messages.
     *
     * @throws MachineException where a client cannot send, or a group has two masters before any fault
     */
    static RunningTraffic start(RehearsalContext context, String rehearsal, Map<String, TrafficOwner> owners)
            throws MachineException {
        int begin = context.history().size();
        RunningTraffic running = new RunningTraffic(context, MasterProbes.of(context, rehearsal, owners));
        for (TrafficKind traffic : new TrafficKinds(context.topology(), context.clients()).of(rehearsal)) {
            running.kinds.add(new Running(traffic, traffic.sender()));
            owners.putAll(traffic.owners());
        }
        try {
            running.startSubscribers();
            running.probes.senders().forEach(ClientWorker::start);
            running.kinds.forEach(each -> each.sender.start());
            running.startConsumers();
            context.waits()
                    .awaitProgress(
                            running.queues(), PROGRESS_MESSAGES, () -> "messages before any fault" + running.trouble());
            if (context.holds(
                    BEFORE_FAULTS,
                    () -> !TwoMasters.in(context.history().from(begin)).isEmpty())) {
                throw new MachineException("Nothing had been done to any instance yet.");
            }
            return running;
        } catch (MachineException e) {
            running.close();
            throw e;
        }
    }

    /**
     * Makes durable subscriptions, and the queues that get copies of a topic's messages, before the first message is
     * sent.
     */
    private void startSubscribers() throws MachineException {
        List<ClientWorker> first = new ArrayList<>();
        kinds.forEach(each -> first.addAll(each.traffic.subscribers()));
        ClientWorker.together(first, comers -> {
            for (ClientWorker subscriber : comers) {
                context.await(
                        context.plan().readyTimeout(),
                        subscriber::isWorking,
                        () -> "a subscription before any fault" + trouble(comers));
            }
        });
    }

    private String trouble() {
        List<ClientWorker> all = new ArrayList<>(receivers);
        kinds.forEach(each -> all.add(each.sender));
        return trouble(all);
    }

    private static String trouble(List<? extends ClientWorker> clients) {
        return clients.stream()
                .flatMap(worker -> worker.trouble().stream())
                .findFirst()
                .map(trouble -> " (" + trouble + ")")
                .orElse("");
    }

    /** Ends all consumers, so that each acknowledged message is in a store only. */
    void endConsumers() throws MachineException {
        ClientWorker.end(receivers);
        receivers.clear();
    }

    /** Starts new consumers. */
    void startConsumers() {
        kinds.forEach(each -> receivers.addAll(each.traffic.receivers()));
        receivers.forEach(ClientWorker::start);
    }

    /** The names in the history of all queues that clients send to. */
    List<String> queues() {
        return kinds.stream()
                .flatMap(running -> running.traffic.owners().keySet().stream())
                .toList();
    }

    /** The queues of a group by which its takeovers are measured. */
    List<String> measured(Group group) {
        return kinds.stream()
                .filter(running -> running.traffic.access().group().equals(group.id()))
                .flatMap(running -> running.traffic.owners().entrySet().stream())
                .filter(owner -> owner.getValue().isMeasured())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits until every client has sent some more messages. */
    void awaitProgress(String whose) throws MachineException {
        context.waits().awaitProgress(queues(), PROGRESS_MESSAGES, () -> whose + trouble());
    }

    /**
     * Causes a fault of an instance of a group. Asynchronous senders of the group send as fast as they can meanwhile,
     * as applications with such settings do. So the fault always meets messages whose send has returned.
     */
    void causeFault(String group, FaultAction fault) throws MachineException {
        List<Running> asynchronous = asynchronous(group);
        asynchronous.forEach(running -> running.sender.rush(true));
        try {
            context.waits()
                    .awaitProgress(
                            asynchronous.stream()
                                    .flatMap(running -> running.traffic.owners().keySet().stream())
                                    .toList(),
                            RUSH_MESSAGES,
                            () -> "messages of a client in a hurry" + trouble());
            fault.run();
        } finally {
            asynchronous.forEach(running -> running.sender.rush(false));
        }
    }

    /**
     * Pauses a master, as a machine may stand still that is about to die, until asynchronous senders have sent some
     * more messages to it. These messages are on their way when the master is killed next, however fast it stores. Does
     * nothing where all clients of the group wait for the broker, and on Windows, which cannot pause a process.
     */
    void pauseUntilSendsWait(Instance master) throws MachineException {
        Map<String, Integer> before = new LinkedHashMap<>();
        asynchronous(master.owner()).forEach(running -> running.traffic
                .owners()
                .keySet()
                .forEach(queue -> before.put(queue, context.history().acknowledged(queue))));
        if (before.isEmpty() || File.separatorChar == '\\') {
            return;
        }
        master.pause();
        // Once the buffers on the way are full, the clients cannot send more.
        context.holds(SENDS_WAIT, () -> before.entrySet().stream()
                .allMatch(queue ->
                        context.history().acknowledged(queue.getKey()) >= queue.getValue() + SENDS_WAIT_MESSAGES));
    }

    private List<Running> asynchronous(String group) {
        return kinds.stream()
                .filter(running -> running.traffic.access().group().equals(group) && running.traffic.mayRush())
                .toList();
    }

    /** Ends all senders, and consumes all messages that are left. */
    void finish() throws MachineException {
        close();
        Map<String, List<Receiver>> drainers = probes.drainers();
        kinds.forEach(each -> drainers.putAll(each.traffic.drainers()));
        new QueueDrain(context).drain(drainers);
    }

    @Override
    public void close() throws MachineException {
        List<ClientWorker> senders = new ArrayList<>(probes.senders());
        kinds.forEach(each -> senders.add(each.sender));
        ClientWorker.end(senders);
        ClientWorker.end(receivers);
        receivers.clear();
    }

    private record Running(TrafficKind traffic, ClientWorker sender) {}

    /** Causes a fault. */
    interface FaultAction {
        void run() throws MachineException;
    }
}
