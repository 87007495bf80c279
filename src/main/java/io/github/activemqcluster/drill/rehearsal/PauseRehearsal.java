package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.Map;

/**
 * In each round, the master of each group is stopped in mid-stream for longer than it can keep its lock, its lease or its
 * session, and goes on. A file's lock belongs to the process, paused or not: nobody takes over from that one.
 */
final class PauseRehearsal implements Rehearsal {

    private static final Duration MORE = Duration.ofSeconds(3);

    @Override
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
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
                context.cluster().awaitMaster(group.id(), context.plan().whole());
        running.strike(group.id(), () -> {
            context.fault(master, "pause");
            master.pause();
        });
        try {
            if (group.store() instanceof Store.SharedFileSystem) {
                context.holds(context.lock(group).plus(MORE), () -> false);
            } else {
                context.awaitSuccessor(master, context.takeover(group), "pause");
                // Until that one has taken messages.
                context.holds(MORE, () -> false);
            }
        } finally {
            context.fault(master, "resume");
            master.resume();
        }
        // It must not acknowledge anything now, if another has become the master.
        context.holds(MORE, () -> false);
    }
}
