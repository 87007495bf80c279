package io.github.activemqcluster.rule.zookeeper;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code ensemble-tolerates-failure}: an ensemble has at least three servers. {@link EnsembleIsOdd} reports an ensemble
 * of two.
 */
public final class EnsembleToleratesFailure implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Ensemble ensemble : topology.ensembles()) {
            if (!ensemble.isExternal() && ensemble.servers().size() == 1) {
                findings.warning(
                        ensemble.where(),
                        "ensemble " + Wording.quote(ensemble.id()) + " has a single server",
                        "Make it 3 where it matters: when that server is gone, no group that depends on it has a"
                                + " master.");
            }
        }
    }
}
