package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.cluster.Role;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Ensemble;
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

    private static Instance any(Stage stage, Ensemble ensemble, Role role) throws MachineException {
        stage.cluster().awaitRoles(stage.plan().whole());
        List<Instance> candidates = stage.cluster().of(ensemble.id()).stream()
                .filter(server -> server.state().role() == role)
                .toList();
        if (candidates.isEmpty()) {
            throw new MachineException("Ensemble '" + ensemble.id() + "' has no " + role + " any more.");
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
