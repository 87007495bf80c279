package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages are sent to a group, its master is killed, and they are consumed through each other group that they have to be able to
 * reach. Those of a group with a single broker are waited for once it is back.
 */
final class StrandedRehearsal implements Rehearsal {

    private static final int MESSAGES = 10;

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        List<String> playing = stage.groups().stream().map(Group::id).toList();
        List<Direction> directions = Direction.of(stage.topology()).stream()
                .filter(direction -> playing.contains(direction.from()) && playing.contains(direction.to()))
                .toList();
        if (directions.isEmpty()) {
            stage.note("no group is to be reached through another, so nothing can strand");
        }
        for (int round = 0; round < stage.plan().rounds(); round++) {
            for (Group group : stage.groups()) {
                strand(
                        stage,
                        group,
                        directions.stream()
                                .filter(direction -> direction.from().equals(group.id()))
                                .toList(),
                        subjects);
            }
        }
    }

    private static void strand(Stage stage, Group group, List<Direction> directions, Map<String, Subject> subjects)
            throws MachineException {
        if (directions.isEmpty()) {
            return;
        }
        Access access = stage.clients().access(group.id());
        Map<String, Direction> queues = new LinkedHashMap<>();
        for (Direction direction : directions) {
            String queue = stage.clients()
                    .queue("stranded." + direction.from() + "." + direction.to() + "." + subjects.size());
            queues.put(queue, direction);
            subjects.put(queue, Subject.other(direction.from() + " to " + direction.to()));
            try (Sender sender = stage.clients().sender(access, queue, MESSAGES)) {
                sender.start();
                stage.awaitProgress(List.of(queue), MESSAGES, () -> "messages sent to " + group.id());
            }
        }
        Instance master = stage.cluster().awaitMaster(group.id(), stage.plan().whole());
        stage.kill(master);
        if (group.brokers().size() > 1) {
            stage.cluster().awaitMaster(group.id(), stage.plan().whole());
        } else {
            stage.note(
                    "group '" + group.id() + "' has a single broker: while it is down, its messages are out of reach,"
                            + " so they were waited for once it was back");
            stage.makeWhole();
        }
        for (Map.Entry<String, Direction> queue : queues.entrySet()) {
            consume(stage, queue.getKey(), queue.getValue());
        }
        stage.makeWhole();
        Map<String, List<Access>> everywhere = new LinkedHashMap<>();
        queues.forEach((queue, direction) ->
                everywhere.put(queue, List.of(stage.clients().access(direction.to()), access)));
        new Queues(stage).drain(everywhere);
    }

    private static void consume(Stage stage, String queue, Direction direction) throws MachineException {
        History history = stage.history();
        try (Receiver receiver = stage.clients().receiver(stage.clients().access(direction.to()), queue)) {
            receiver.start();
            stage.holds(
                    stage.plan().patience(), () -> history.outstanding(queue).isEmpty());
        }
        for (String id : history.outstanding(queue)) {
            history.add(Event.Kind.UNREACHED, direction.to(), queue, id, "", "");
        }
    }
}
