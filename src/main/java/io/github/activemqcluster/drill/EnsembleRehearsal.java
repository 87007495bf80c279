package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.cluster.Role;
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
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        List<Ensemble> ensembles = stage.topology().ensembles().stream()
                .filter(ensemble -> ensemble.servers().size() >= LEAST)
                .toList();
        if (ensembles.isEmpty()) {
            stage.note("no ensemble has three servers, so none can do without one");
            return;
        }
        try (Company company = Company.busy(stage, "ensemble", subjects)) {
            for (int round = 0; round < stage.plan().rounds(); round++) {
                for (Ensemble ensemble : ensembles) {
                    lose(stage, company, any(stage, ensemble, Role.FOLLOWER));
                    lose(stage, company, any(stage, ensemble, Role.LEADER));
                }
            }
            company.finish();
        }
    }

    /** One that does not answer at once is asked again: it may just be electing, or busy. */
    private static Instance any(Stage stage, Ensemble ensemble, Role role) throws MachineException {
        List<Instance> candidates = new ArrayList<>();
        boolean found = stage.holds(stage.plan().whole(), () -> {
            candidates.clear();
            stage.cluster().of(ensemble.id()).stream()
                    .filter(server -> server.state().role() == role)
                    .forEach(candidates::add);
            return !candidates.isEmpty();
        });
        if (!found) {
            throw new MachineException("Ensemble '" + ensemble.id() + "' has had no " + role + " for "
                    + stage.plan().whole().toSeconds() + " s.");
        }
        return candidates.get(stage.random(candidates.size()));
    }

    private static void lose(Stage stage, Company company, Instance server) throws MachineException {
        stage.waitAtRandom();
        stage.kill(server);
        company.awaitProgress("messages after " + server.id() + " was killed");
        stage.makeWhole();
        company.awaitProgress("messages after " + server.id() + " was brought back");
    }
}
