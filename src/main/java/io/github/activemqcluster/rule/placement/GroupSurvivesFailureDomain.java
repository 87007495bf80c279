package io.github.activemqcluster.rule.placement;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * {@code group-survives-failure-domain}: if more than one failure domain is declared, the brokers of a group are in
 * more than one domain. A group of a single broker is exempt.
 */
public final class GroupSurvivesFailureDomain implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        long declared =
                topology.hosts().stream().map(Host::failureDomain).distinct().count();
        if (declared < 2) {
            return;
        }
        var machines = new Machines(topology);
        for (Group group : topology.groups()) {
            List<String> domains = group.brokers().stream()
                    .map(Broker::host)
                    .map(machines::host)
                    .flatMap(Optional::stream)
                    .map(Host::failureDomain)
                    .distinct()
                    .toList();
            if (group.brokers().size() > 1 && domains.size() == 1) {
                findings.warning(
                        group.where(),
                        "all brokers of group " + Wording.quote(group.id()) + " are in failure domain "
                                + Wording.quote(domains.get(0)),
                        "Put at least one on a host of another failure domain: when that one fails, there is none left"
                                + " to take over.");
            }
        }
    }
}
