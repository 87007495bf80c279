package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import java.util.Map;

/** In each round: restarts every instance, one after the other, with SIGTERM. */
final class RollingRehearsal implements Rehearsal {

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        try (RunningTraffic running = RunningTraffic.start(context, "rolling", owners)) {
            for (int round = 0; round < context.plan().rounds(); round++) {
                for (Instance instance : context.cluster().instances()) {
                    if (context.rehearsed().comesBack(instance)) {
                        running.causeFault(
                                instance.owner(), () -> context.rehearsed().stop(instance));
                        context.makeWhole();
                        running.awaitProgress("messages after " + instance.id() + " was restarted");
                    }
                }
            }
            running.finish();
        }
    }
}
