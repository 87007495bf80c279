package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Ensemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In each round: kills a follower of each ensemble and starts it again, and then the leader. */
final class EnsembleRehearsal implements Rehearsal {

    /** The smallest ensemble that survives the loss of a server. */
    private static final int LEAST = 3;

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<Ensemble> ensembles = context.topology().ensembles().stream()
                .filter(ensemble -> ensemble.servers().size() >= LEAST)
                .toList();
        if (ensembles.isEmpty()) {
            context.note("no ensemble has three servers, so none can do without one");
            return;
        }
        try (RunningTraffic running = RunningTraffic.start(context, "ensemble", owners)) {
            for (int round = 0; round < context.plan().rounds(); round++) {
                for (Ensemble ensemble : ensembles) {
                    lose(context, running, any(context, ensemble, Role.FOLLOWER));
                    lose(context, running, any(context, ensemble, Role.LEADER));
                }
            }
            running.finish();
        }
    }

    /** A random server in that role. Servers that elect or are busy do not answer at once, so they are asked again. */
    private static Instance any(RehearsalContext context, Ensemble ensemble, Role role) throws MachineException {
        List<Instance> candidates = new ArrayList<>();
        boolean found = context.holds(context.plan().readyTimeout(), () -> {
            candidates.clear();
            context.cluster().of(ensemble.id()).stream()
                    .filter(server -> server.state().role() == role)
                    .forEach(candidates::add);
            return !candidates.isEmpty();
        });
        if (!found) {
            throw new MachineException("Ensemble '" + ensemble.id() + "' has had no " + role + " for "
                    + context.plan().readyTimeout().toSeconds() + " s.");
        }
        return candidates.get(context.random(candidates.size()));
    }

    private static void lose(RehearsalContext context, RunningTraffic running, Instance server)
            throws MachineException {
        context.waitAtRandom();
        context.kill(server);
        running.awaitProgress("messages after " + server.id() + " was killed");
        context.makeWhole();
        running.awaitProgress("messages after " + server.id() + " was brought back");
    }
}
