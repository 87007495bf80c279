package io.github.activemqcluster.rule.zookeeper;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Topology;

/** {@code ensemble-odd}: an ensemble has an odd number of servers, since more than half of the servers must agree. */
public final class EnsembleIsOdd implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Ensemble ensemble : topology.ensembles()) {
            int servers = ensemble.servers().size();
            if (!ensemble.isExternal() && servers % 2 == 0) {
                findings.error(
                        ensemble.where(),
                        "ensemble " + Wording.quote(ensemble.id()) + " has " + Wording.count(servers, "server")
                                + ", an even number",
                        mend(servers));
            }
        }
    }

    private static String mend(int servers) {
        if (servers <= 2) {
            return "Make it 3: more than half must agree, so that 2 survive the loss of none.";
        }
        return "Make it " + (servers - 1) + " or " + (servers + 1) + ": more than half must agree, so that " + servers
                + " survive the loss of no more than " + (servers - 1) + " do.";
    }
}
