package io.github.activemqcluster.rule;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;

/** {@code store-in-release}: the release has the group's store. Facts: {@code store.<element>}. */
final class StoreIsInRelease implements Rule {

    private final Releases releases;

    StoreIsInRelease(Releases releases) {
        this.releases = releases;
    }

    @Override
    public String id() {
        return "store-in-release";
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
