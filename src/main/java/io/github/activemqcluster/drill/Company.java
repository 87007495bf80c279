package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
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
final class Company implements AutoCloseable {

    private static final int CALM_MESSAGES = 5;

    /** What one who does not wait for the broker sends in a hurry before a fault: far more than a broker stores meanwhile. */
    private static final int RUSH_MESSAGES = 1_000;

    private static final int HELD_UP_MESSAGES = 50;
    private static final Duration HELD_UP = Duration.ofSeconds(3);

    /** Enough for everybody to have sent something. */
    private static final Duration CALM = Duration.ofMillis(1_500);

    private final Stage stage;
    private final List<Running> traffics = new ArrayList<>();
    private final Map<String, Access> probed = new LinkedHashMap<>();
    private final List<Party> probes = new ArrayList<>();
    private final List<Party> receivers = new ArrayList<>();

    private Company(Stage stage) {
        this.stage = stage;
    }

    /**
     * Starts them, and returns once all of the clients have sent some messages.
     *
     * @throws MachineException where they cannot, or the group has two masters although nothing was done to it
     */
    static Company busy(Stage stage, String rehearsal, Map<String, Subject> subjects) throws MachineException {
        int begin = stage.history().size();
        Company company = new Company(stage);
        for (Traffic traffic : new Traffics(stage.topology(), stage.clients()).of(rehearsal)) {
            company.traffics.add(new Running(traffic, traffic.sender()));
            subjects.putAll(traffic.subjects());
        }
        Set<String> groups = new LinkedHashSet<>();
        stage.clients().accesses().forEach(access -> groups.add(access.group()));
        for (String group : groups) {
            String queue = stage.clients().queue(rehearsal + ".probe." + group);
            company.probed.put(queue, stage.clients().access(group));
            subjects.put(queue, Subject.other("each broker of " + group));
            for (Instance broker : stage.cluster().of(group)) {
                stage.clients().probe(broker, queue).ifPresent(company.probes::add);
            }
        }
        try {
            company.letFirstComersCome();
            company.probes.forEach(Party::start);
            company.traffics.forEach(running -> running.sender.start());
            company.consumersReturn();
            stage.awaitProgress(company.queues(), CALM_MESSAGES, () -> "messages before any fault" + company.trouble());
            if (stage.holds(
                    CALM, () -> !TwoMasters.in(stage.history().from(begin)).isEmpty())) {
                throw new MachineException("Nothing had been done to any instance yet.");
            }
            return company;
        } catch (MachineException e) {
            company.close();
            throw e;
        }
    }

    /** Durable subscriptions, and queues that a topic's messages are copied to, have to be there before the first message is. */
    private void letFirstComersCome() throws MachineException {
        List<Party> first = new ArrayList<>();
        traffics.forEach(running -> first.addAll(running.traffic.firstComers()));
        Party.together(first, comers -> {
            for (Party comer : comers) {
                stage.await(
                        stage.plan().whole(),
                        comer::isWorking,
                        () -> "a subscription before any fault" + trouble(comers));
            }
        });
    }

    private String trouble() {
        List<Party> all = new ArrayList<>(receivers);
        traffics.forEach(running -> all.add(running.sender));
        return trouble(all);
    }

    private static String trouble(List<? extends Party> parties) {
        return parties.stream()
                .flatMap(party -> party.trouble().stream())
                .findFirst()
                .map(trouble -> " (" + trouble + ")")
                .orElse("");
    }

    /** Nobody consumes from now on, so that what is acknowledged is in a store, and nowhere else. */
    void consumersLeave() throws MachineException {
        Party.end(receivers);
        receivers.clear();
    }

    /** Whoever consumes while instances fail does so again. */
    void consumersReturn() {
        traffics.forEach(running -> receivers.addAll(running.traffic.receivers()));
        receivers.forEach(Party::start);
    }

    /** The names in the history of all that clients send. */
    List<String> queues() {
        return traffics.stream()
                .flatMap(running -> running.traffic.subjects().keySet().stream())
                .toList();
    }

    /** Of one group, those by which its takeovers are measured. */
    List<String> measured(Group group) {
        return traffics.stream()
                .filter(running -> running.traffic.access().group().equals(group.id()))
                .flatMap(running -> running.traffic.subjects().entrySet().stream())
                .filter(subject -> subject.getValue().isMeasured())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits until every client has sent some more. */
    void awaitProgress(String whose) throws MachineException {
        stage.awaitProgress(queues(), CALM_MESSAGES, () -> whose + trouble());
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
            stage.awaitProgress(
                    hurried.stream()
                            .flatMap(running -> running.traffic.subjects().keySet().stream())
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
                .subjects()
                .keySet()
                .forEach(queue -> before.put(queue, stage.history().acknowledged(queue))));
        if (before.isEmpty() || File.separatorChar == '\\') {
            return;
        }
        master.pause();
        // Once the buffers on the way are full, no more can be sent.
        stage.holds(HELD_UP, () -> before.entrySet().stream()
                .allMatch(
                        queue -> stage.history().acknowledged(queue.getKey()) >= queue.getValue() + HELD_UP_MESSAGES));
    }

    private List<Running> hurried(String group) {
        return traffics.stream()
                .filter(running -> running.traffic.access().group().equals(group) && running.traffic.mayRush())
                .toList();
    }

    /** Nobody sends any more, and all that was sent is consumed. */
    void finish() throws MachineException {
        close();
        Map<String, List<Receiver>> takers = new LinkedHashMap<>();
        traffics.forEach(running -> takers.putAll(running.traffic.takers()));
        probed.forEach(
                (queue, access) -> takers.put(queue, List.of(stage.clients().receiver(access, queue))));
        new Queues(stage).drain(takers);
    }

    @Override
    public void close() throws MachineException {
        List<Party> senders = new ArrayList<>(probes);
        traffics.forEach(running -> senders.add(running.sender));
        Party.end(senders);
        Party.end(receivers);
        probes.clear();
        receivers.clear();
    }

    private record Running(Traffic traffic, Party sender) {}

    /** What is done to an instance. */
    interface Fault {
        void happen() throws MachineException;
    }
}
