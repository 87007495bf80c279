package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Ensemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In each round, of each ensemble one server that follows is killed, and brought back, and then the leader. */
final class EnsembleRehearsal implements Rehearsal {

    /** What survives the loss of one. */
    private static final int LEAST = 3;

    @Override
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
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

    /** One that does not answer at once is asked again: it may just be electing, or busy. */
    private static Instance any(RehearsalContext context, Ensemble ensemble, Role role) throws MachineException {
        List<Instance> candidates = new ArrayList<>();
        boolean found = context.holds(context.plan().whole(), () -> {
            candidates.clear();
            context.cluster().of(ensemble.id()).stream()
                    .filter(server -> server.state().role() == role)
                    .forEach(candidates::add);
            return !candidates.isEmpty();
        });
        if (!found) {
            throw new MachineException("Ensemble '" + ensemble.id() + "' has had no " + role + " for "
                    + context.plan().whole().toSeconds() + " s.");
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
