package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages are sent to a group, its master is killed, and they are consumed through each other group that they have to be able to
 * reach. Those of a group with a single broker are waited for once it is back. Besides queues, in one direction of each group there are a
 * virtual topic, and a durable subscription whose subscriber moves to the other group. Where a client declares what it sends and
 * receives, that is sent and received for it; a subscriber of a topic, which keeps nothing, is there all the time, and gets
 * messages before the master dies and after it.
 */
final class StrandedRehearsal implements Rehearsal {

    /** For what ActiveMQ does not bring: long enough to see if it did. */
    private static final Duration LITTLE = Duration.ofSeconds(3);

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        List<String> playing = stage.groups().stream().map(Group::id).toList();
        Audience audience = new Audience(
                stage.topology().groups().stream().map(Group::id).toList(), stage::destinations, stage.clients()::isOwn);
        DeclaredErrands declared = new DeclaredErrands(
                stage.topology(), stage.clients(), audience, stage.clients()::isEmpty, stage::note);
        List<Direction> directions = (declared.areThere()
                        ? Direction.ofUndeclared(stage.topology())
                        : Direction.of(stage.topology()))
                .stream()
                        .filter(direction -> playing.contains(direction.from()) && playing.contains(direction.to()))
                        .toList();
        for (int round = 0; round < stage.plan().rounds(); round++) {
            for (Group group : stage.groups()) {
                List<List<Errand>> lots = new ArrayList<>(declared.from(group.id(), subjects.size()));
                lots.addAll(undeclared(stage, directions, group, subjects.size()));
                for (List<Errand> lot : lots) {
                    strand(stage, group, lot, subjects);
                }
            }
        }
        if (subjects.isEmpty()) {
            stage.note("no group is to be reached through another, so nothing can strand");
        }
    }

    private static List<List<Errand>> undeclared(Stage stage, List<Direction> directions, Group group, int number) {
        List<Direction> from = directions.stream()
                .filter(direction -> direction.from().equals(group.id()))
                .toList();
        return from.isEmpty() ? List.of() : List.of(Errand.all(stage.clients(), from, number));
    }

    private static void strand(Stage stage, Group group, List<Errand> errands, Map<String, Subject> subjects)
            throws MachineException {
        errands.forEach(errand -> subjects.put(errand.queue(), errand.subject()));
        List<Errand> staying = errands.stream().filter(Errand::stays).toList();
        Party.together(staying.stream().map(Errand::receiver).toList(), listeners -> {
            prepare(stage, errands);
            open(stage, staying, listeners);
            send(stage, errands);
            // What is on its way to who listens is in no store.
            stage.holds(stage.plan().patience(), () -> haveArrived(stage.history(), staying));
            Instance master =
                    stage.cluster().awaitMaster(group.id(), stage.plan().whole());
            stage.kill(master);
            if (group.brokers().size() > 1) {
                stage.cluster().awaitMaster(group.id(), stage.plan().whole());
            } else {
                stage.note("group '" + group.id()
                        + "' has a single broker: while it is down, its messages are out of reach,"
                        + " so they were waited for once it was back");
                stage.makeWhole();
            }
            if (!staying.isEmpty()) {
                open(stage, staying, listeners);
                send(stage, staying);
            }
            consume(stage, errands);
        });
        stage.makeWhole();
        Map<String, List<Receiver>> takers = new LinkedHashMap<>();
        errands.forEach(errand -> takers.putAll(errand.takers()));
        new Queues(stage).drain(takers);
    }

    /** Sees to it that what keeps messages is there, and that the network has heard of the subscribers that will be away. */
    private static void prepare(Stage stage, List<Errand> errands) throws MachineException {
        Party.together(
                errands.stream().flatMap(errand -> errand.firstComer().stream()).toList(),
                first -> awaitWorking(stage, first));
        List<Errand> leaving = errands.stream()
                .filter(errand -> errand.needsWay() && !errand.stays())
                .toList();
        Party.together(
                leaving.stream().map(Errand::receiver).toList(), subscribers -> open(stage, leaving, subscribers));
    }

    private static void awaitWorking(Stage stage, List<? extends Party> parties) throws MachineException {
        for (Party party : parties) {
            stage.await(stage.plan().whole(), party::isWorking, () -> "a subscription before any fault");
        }
    }

    /** Waits until a message of each has come to who listens; what does not come through is found out by those that count. */
    private static void open(Stage stage, List<Errand> errands, List<? extends Party> listeners)
            throws MachineException {
        awaitWorking(stage, listeners);
        History history = stage.history();
        Map<String, Integer> before = new LinkedHashMap<>();
        errands.forEach(errand -> before.put(Way.to(errand.queue()), history.received(Way.to(errand.queue()))));
        Party.together(
                errands.stream().map(Errand::wayfarer).toList(),
                senders -> stage.holds(stage.plan().patience(), () -> before.entrySet().stream()
                        .allMatch(way -> history.received(way.getKey()) > way.getValue())));
    }

    private static void send(Stage stage, List<Errand> errands) throws MachineException {
        Map<Errand, Integer> before = new LinkedHashMap<>();
        errands.forEach(errand -> before.put(errand, stage.history().acknowledged(errand.queue())));
        Party.together(errands.stream().map(Errand::sender).toList(), senders -> {
            for (Errand errand : errands) {
                stage.await(
                        stage.plan().whole(),
                        () -> stage.history().acknowledged(errand.queue()) >= before.get(errand) + Errand.MESSAGES,
                        () -> "messages sent to " + errand.from().group());
            }
        });
    }

    private static void consume(Stage stage, List<Errand> errands) throws MachineException {
        History history = stage.history();
        List<Errand> demanded = errands.stream()
                .filter(errand -> errand.subject().limit().isEmpty())
                .toList();
        Party.together(
                errands.stream()
                        .filter(errand -> !errand.stays())
                        .map(Errand::receiver)
                        .toList(),
                receivers -> {
                    stage.holds(stage.plan().patience(), () -> haveArrived(history, demanded));
                    stage.holds(LITTLE, () -> haveArrived(history, errands));
                });
        for (Errand errand : errands) {
            for (String id : history.outstanding(errand.queue())) {
                history.add(Event.Kind.UNREACHED, errand.to().group(), errand.queue(), id, "", "");
            }
        }
    }

    private static boolean haveArrived(History history, List<Errand> errands) {
        return errands.stream()
                .allMatch(errand -> history.outstanding(errand.queue()).isEmpty());
    }
}
