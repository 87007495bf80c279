package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code store-deprecated}: ActiveMQ has not deprecated the store. Facts: {@code store.instead.<element>}. {@link
 * StoreIsInRelease} reports a store that the release does not have.
 */
public final class StoreIsNotDeprecated implements Rule {

    private final Releases releases;

    public StoreIsNotDeprecated(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        releases.activemq(topology.activemq().version()).ifPresent(release -> {
            for (Group group : topology.groups()) {
                String store = group.store().element();
                if (release.has("store." + store)) {
                    release.value("store.instead." + store)
                            .ifPresent(instead -> findings.warning(
                                    group.store().where(),
                                    store + " was given up, only ActiveMQ "
                                            + Wording.list(releases.activemqRangesOf("store." + store)) + " has it",
                                    "Use " + instead + " instead for what is to live on: no fix and no newer release"
                                            + " will come for this store."));
                }
            }
        });
    }
}
