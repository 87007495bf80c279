package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Instant;
import java.util.Map;

/** In each round, the master of each group is killed in mid-stream, and brought back once another has taken over. */
final class TakeoverRehearsal implements Rehearsal {

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        try (Company company = Company.busy(stage, "takeover", subjects)) {
            for (int round = 0; round < stage.plan().rounds(); round++) {
                for (Group group : stage.groups()) {
                    if (group.brokers().size() > 1) {
                        take(stage, company, group);
                    } else {
                        stage.note("group '" + group.id() + "' has a single broker, which nothing can take over from");
                    }
                }
            }
            company.finish();
        }
    }

    private static void take(Stage stage, Company company, Group group) throws MachineException {
        stage.waitAtRandom();
        Instance master = stage.cluster().awaitMaster(group.id(), stage.plan().whole());
        Instant killed = Instant.now();
        company.strike(group.id(), () -> {
            company.holdUp(master);
            stage.kill(master);
        });
        for (String queue : company.measured(group)) {
            // A send may still return after the kill, where it does not wait for the broker.
            stage.await(
                    stage.plan().whole(),
                    () -> !stage.history().broker(queue).equals(master.id()),
                    () -> "a message after " + master.id() + " was killed (" + queue + ")");
        }
        stage.noteSteps(master, killed);
        stage.makeWhole();
        company.awaitProgress("messages after " + master.id() + " was brought back");
    }
}
