package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.Map;

/**
 * In each round: pauses the master of each group for longer than it can keep its lease or its session, and lets it
 * continue. A lock on a file stays with a paused process, so that no broker takes over.
 */
final class PauseRehearsal implements Rehearsal {

    private static final Duration MORE = Duration.ofSeconds(3);

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        try (RunningTraffic running = RunningTraffic.start(context, "pause", owners)) {
            for (int round = 0; round < context.plan().rounds(); round++) {
                for (Group group : context.groups()) {
                    if (group.brokers().size() > 1) {
                        pause(context, running, group);
                        context.makeWhole();
                        running.awaitProgress("messages after a master had been paused");
                    } else {
                        context.note(
                                "group '" + group.id() + "' has a single broker, which nothing can take over from");
                    }
                }
            }
            running.finish();
        }
    }

    private static void pause(RehearsalContext context, RunningTraffic running, Group group) throws MachineException {
        context.waitAtRandom();
        Instance master =
                context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
        running.causeFault(group.id(), () -> {
            context.rehearsed().pause(master);
        });
        try {
            if (group.store() instanceof Store.SharedFileSystem) {
                context.waits().pass(context.rehearsed().lock(group).plus(MORE));
            } else {
                context.waits().awaitSuccessor(master, context.rehearsed().takeover(group), Fault.Kind.PAUSE);
                // The new master takes messages meanwhile.
                context.waits().pass(MORE);
            }
        } finally {
            context.rehearsed().resume(master);
        }
        // If another broker has become the master, the old one must not acknowledge anything now.
        context.waits().pass(MORE);
    }
}
