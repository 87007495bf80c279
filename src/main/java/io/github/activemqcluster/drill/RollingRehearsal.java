package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import java.util.Map;

/** In each round, every instance is stopped politely and started again, one after the other. */
final class RollingRehearsal implements Rehearsal {

    private static final Duration STOPPING = Duration.ofSeconds(60);

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        try (Company company = Company.busy(stage, "rolling", subjects)) {
            for (int round = 0; round < stage.plan().rounds(); round++) {
                for (Instance instance : stage.cluster().instances()) {
                    if (stage.comesBack(instance)) {
                        company.strike(instance.owner(), () -> stage.stop(instance, STOPPING));
                        stage.makeWhole();
                        company.awaitProgress("messages after " + instance.id() + " was restarted");
                    }
                }
            }
            company.finish();
        }
    }
}
