package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.verdict.TwoMasters;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is busy during a rehearsal: a producer and a consumer for each client and group, and whoever else belongs to the kinds of
 * traffic; and for each broker somebody who tries to send to it and no other, so that it shows if two of a group take messages.
 */
final class RunningTraffic implements AutoCloseable {

    private static final int CALM_MESSAGES = 5;

    /** What one who does not wait for the broker sends in a hurry before a fault: far more than a broker stores meanwhile. */
    private static final int RUSH_MESSAGES = 1_000;

    private static final int HELD_UP_MESSAGES = 50;
    private static final Duration HELD_UP = Duration.ofSeconds(3);

    /** Enough for everybody to have sent something. */
    private static final Duration CALM = Duration.ofMillis(1_500);

    private final RehearsalContext context;
    private final List<Running> kinds = new ArrayList<>();
    private final Map<String, ClientAccess> probed = new LinkedHashMap<>();
    private final List<ClientWorker> probes = new ArrayList<>();
    private final List<ClientWorker> receivers = new ArrayList<>();

    private RunningTraffic(RehearsalContext context) {
        this.context = context;
    }

    /**
     * Starts them, and returns once all of the clients have sent some messages.
     *
     * @throws MachineException where they cannot, or the group has two masters although nothing was done to it
     */
    static RunningTraffic start(RehearsalContext context, String rehearsal, Map<String, TrafficOwner> owners)
            throws MachineException {
        int begin = context.history().size();
        RunningTraffic running = new RunningTraffic(context);
        for (TrafficKind traffic : new TrafficKinds(context.topology(), context.clients()).of(rehearsal)) {
            running.kinds.add(new Running(traffic, traffic.sender()));
            owners.putAll(traffic.owners());
        }
        Set<String> groups = new LinkedHashSet<>();
        context.clients().accesses().forEach(access -> groups.add(access.group()));
        for (String group : groups) {
            String queue = context.clients().queue(rehearsal + ".probe." + group);
            running.probed.put(queue, context.clients().access(group));
            owners.put(queue, TrafficOwner.other("each broker of " + group));
            for (Instance broker : context.cluster().of(group)) {
                context.clients().probe(broker, queue).ifPresent(running.probes::add);
            }
        }
        try {
            running.startSubscribers();
            running.probes.forEach(ClientWorker::start);
            running.kinds.forEach(each -> each.sender.start());
            running.consumersReturn();
            context.awaitProgress(
                    running.queues(), CALM_MESSAGES, () -> "messages before any fault" + running.trouble());
            if (context.holds(
                    CALM, () -> !TwoMasters.in(context.history().from(begin)).isEmpty())) {
                throw new MachineException("Nothing had been done to any instance yet.");
            }
            return running;
        } catch (MachineException e) {
            running.close();
            throw e;
        }
    }

    /** Durable subscriptions, and queues that a topic's messages are copied to, have to be there before the first message is. */
    private void startSubscribers() throws MachineException {
        List<ClientWorker> first = new ArrayList<>();
        kinds.forEach(each -> first.addAll(each.traffic.subscribers()));
        ClientWorker.together(first, comers -> {
            for (ClientWorker subscriber : comers) {
                context.await(
                        context.plan().whole(),
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

    private static String trouble(List<? extends ClientWorker> parties) {
        return parties.stream()
                .flatMap(worker -> worker.trouble().stream())
                .findFirst()
                .map(trouble -> " (" + trouble + ")")
                .orElse("");
    }

    /** Nobody consumes from now on, so that what is acknowledged is in a store, and nowhere else. */
    void consumersLeave() throws MachineException {
        ClientWorker.end(receivers);
        receivers.clear();
    }

    /** Whoever consumes while instances fail does so again. */
    void consumersReturn() {
        kinds.forEach(each -> receivers.addAll(each.traffic.receivers()));
        receivers.forEach(ClientWorker::start);
    }

    /** The names in the history of all that clients send. */
    List<String> queues() {
        return kinds.stream()
                .flatMap(running -> running.traffic.owners().keySet().stream())
                .toList();
    }

    /** Of one group, those by which its takeovers are measured. */
    List<String> measured(Group group) {
        return kinds.stream()
                .filter(running -> running.traffic.access().group().equals(group.id()))
                .flatMap(running -> running.traffic.owners().entrySet().stream())
                .filter(owner -> owner.getValue().isMeasured())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits until every client has sent some more. */
    void awaitProgress(String whose) throws MachineException {
        context.awaitProgress(queues(), CALM_MESSAGES, () -> whose + trouble());
    }

    /**
     * Does something to an instance of a group. Clients of the group that do not wait for the broker send as fast as they can
     * meanwhile, as whoever has chosen such settings does: so the fault meets messages whose send has returned, not by luck
     * but always.
     */
    void strike(String group, Fault fault) throws MachineException {
        List<Running> hurried = hurried(group);
        hurried.forEach(running -> running.sender.rush(true));
        try {
            context.awaitProgress(
                    hurried.stream()
                            .flatMap(running -> running.traffic.owners().keySet().stream())
                            .toList(),
                    RUSH_MESSAGES,
                    () -> "messages of a client in a hurry" + trouble());
            fault.happen();
        } finally {
            hurried.forEach(running -> running.sender.rush(false));
        }
    }

    /**
     * Lets a master stand still, as a machine may that is about to die, until clients that do not wait for it have sent some more to
     * it: these messages are on their way when it is killed next, however fast it stores. Nothing happens where all clients
     * of its group wait, and on Windows, which cannot pause a process.
     */
    void holdUp(Instance master) throws MachineException {
        Map<String, Integer> before = new LinkedHashMap<>();
        hurried(master.owner()).forEach(running -> running.traffic
                .owners()
                .keySet()
                .forEach(queue -> before.put(queue, context.history().acknowledged(queue))));
        if (before.isEmpty() || File.separatorChar == '\\') {
            return;
        }
        master.pause();
        // Once the buffers on the way are full, no more can be sent.
        context.holds(HELD_UP, () -> before.entrySet().stream()
                .allMatch(queue ->
                        context.history().acknowledged(queue.getKey()) >= queue.getValue() + HELD_UP_MESSAGES));
    }

    private List<Running> hurried(String group) {
        return kinds.stream()
                .filter(running -> running.traffic.access().group().equals(group) && running.traffic.mayRush())
                .toList();
    }

    /** Nobody sends any more, and all that was sent is consumed. */
    void finish() throws MachineException {
        close();
        Map<String, List<Receiver>> takers = new LinkedHashMap<>();
        kinds.forEach(each -> takers.putAll(each.traffic.takers()));
        probed.forEach(
                (queue, access) -> takers.put(queue, List.of(context.clients().receiver(access, queue))));
        new QueueDrain(context).drain(takers);
    }

    @Override
    public void close() throws MachineException {
        List<ClientWorker> senders = new ArrayList<>(probes);
        kinds.forEach(each -> senders.add(each.sender));
        ClientWorker.end(senders);
        ClientWorker.end(receivers);
        probes.clear();
        receivers.clear();
    }

    private record Running(TrafficKind traffic, ClientWorker sender) {}

    /** What is done to an instance. */
    interface Fault {
        void happen() throws MachineException;
    }
}
