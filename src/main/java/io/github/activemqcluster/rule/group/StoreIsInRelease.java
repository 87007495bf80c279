package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;

/** {@code store-in-release}: the release has the group's store. Facts: {@code store.<element>}. */
public final class StoreIsInRelease implements Rule {

    private final Releases releases;

    public StoreIsInRelease(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        releases.activemq(topology.activemq().version()).ifPresent(release -> {
            for (Group group : topology.groups()) {
                String store = group.store().element();
                if (!release.has("store." + store)) {
                    findings.error(
                            group.store().where(),
                            "ActiveMQ " + release.version() + " has no " + store + " store",
                            "Give group " + Wording.quote(group.id())
                                    + " another store, or use a release that has it, ActiveMQ "
                                    + Wording.list(releases.activemqRangesOf("store." + store)) + ".");
                }
            }
        });
    }
}
