package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Instant;
import java.util.Map;

/**
 * In each round: kills the master of each group while clients send, and starts it again once another broker has taken
 * over.
 */
final class TakeoverRehearsal implements Rehearsal {

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
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
                context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
        Instant killed = Instant.now();
        running.causeFault(group.id(), () -> {
            running.pauseUntilSendsWait(master);
            context.kill(master);
        });
        for (String queue : running.measured(group)) {
            // An asynchronous send may still return after the kill.
            context.await(
                    context.plan().readyTimeout(),
                    () -> !context.history().broker(queue).equals(master.id()),
                    () -> "a message after " + master.id() + " was killed (" + queue + ")");
        }
        new TakeoverRecorder(context.history()).record(context.cluster(), master, killed);
        context.makeWhole();
        running.awaitProgress("messages after " + master.id() + " was brought back");
    }
}
