package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Instant;
import java.util.Map;

/** In each round, the master of each group is killed in mid-stream, and brought back once another has taken over. */
final class TakeoverRehearsal implements Rehearsal {

    @Override
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        try (RunningTraffic running = RunningTraffic.start(context, "takeover", owners)) {
            for (int round = 0; round < context.plan().rounds(); round++) {
                for (Group group : context.groups()) {
                    if (group.brokers().size() > 1) {
                        take(context, running, group);
                    } else {
                        context.note(
                                "group '" + group.id() + "' has a single broker, which nothing can take over from");
                    }
                }
            }
            running.finish();
        }
    }

    private static void take(RehearsalContext context, RunningTraffic running, Group group) throws MachineException {
        context.waitAtRandom();
        Instance master =
                context.cluster().awaitMaster(group.id(), context.plan().whole());
        Instant killed = Instant.now();
        running.strike(group.id(), () -> {
            running.holdUp(master);
            context.kill(master);
        });
        for (String queue : running.measured(group)) {
            // A send may still return after the kill, where it does not wait for the broker.
            context.await(
                    context.plan().whole(),
                    () -> !context.history().broker(queue).equals(master.id()),
                    () -> "a message after " + master.id() + " was killed (" + queue + ")");
        }
        context.noteSteps(master, killed);
        context.makeWhole();
        running.awaitProgress("messages after " + master.id() + " was brought back");
    }
}
