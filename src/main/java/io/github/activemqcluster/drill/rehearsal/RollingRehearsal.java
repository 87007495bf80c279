package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import java.util.Map;

/** In each round, every instance is stopped politely and started again, one after the other. */
final class RollingRehearsal implements Rehearsal {

    private static final Duration STOPPING = Duration.ofSeconds(60);

    @Override
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        try (RunningTraffic running = RunningTraffic.start(context, "rolling", owners)) {
            for (int round = 0; round < context.plan().rounds(); round++) {
                for (Instance instance : context.cluster().instances()) {
                    if (context.comesBack(instance)) {
                        running.strike(instance.owner(), () -> context.stop(instance, STOPPING));
                        context.makeWhole();
                        running.awaitProgress("messages after " + instance.id() + " was restarted");
                    }
                }
            }
            running.finish();
        }
    }
}
