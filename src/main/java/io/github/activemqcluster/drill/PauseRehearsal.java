package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
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
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        try (Company company = Company.busy(stage, "pause", subjects)) {
            for (int round = 0; round < stage.plan().rounds(); round++) {
                for (Group group : stage.groups()) {
                    if (group.brokers().size() > 1) {
                        pause(stage, company, group);
                        stage.makeWhole();
                        company.awaitProgress("messages after a master had been paused");
                    } else {
                        stage.note("group '" + group.id() + "' has a single broker, which nothing can take over from");
                    }
                }
            }
            company.finish();
        }
    }

    private static void pause(Stage stage, Company company, Group group) throws MachineException {
        stage.waitAtRandom();
        Instance master = stage.cluster().awaitMaster(group.id(), stage.plan().whole());
        company.strike(group.id(), () -> {
            stage.fault(master, "pause");
            master.pause();
        });
        try {
            if (group.store() instanceof Store.SharedFileSystem) {
                stage.holds(stage.lock(group).plus(MORE), () -> false);
            } else {
                stage.awaitSuccessor(master, stage.takeover(group), "pause");
                // Until that one has taken messages.
                stage.holds(MORE, () -> false);
            }
        } finally {
            stage.fault(master, "resume");
            master.resume();
        }
        // It must not acknowledge anything now, if another has become the master.
        stage.holds(MORE, () -> false);
    }
}
