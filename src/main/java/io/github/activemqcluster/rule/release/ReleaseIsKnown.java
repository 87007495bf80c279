package io.github.activemqcluster.rule.release;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.release.Version;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Topology;
import java.util.Optional;

/**
 * {@code release-known}: the plugin has facts about the release. A release that is newer than this plugin's facts is
 * treated as the newest known release of its line. Facts: {@code release.newest}.
 */
public final class ReleaseIsKnown implements Rule {

    private final Releases releases;

    public ReleaseIsKnown(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        String activemq = topology.activemq().version();
        check(topology.activemq().where(), "ActiveMQ", activemq, releases.activemq(activemq), findings);
        topology.zookeeper()
                .ifPresent(zookeeper -> check(
                        zookeeper.where(),
                        "ZooKeeper",
                        zookeeper.version(),
                        releases.zookeeper(zookeeper.version()),
                        findings));
    }

    private static void check(
            Place parent, String product, String version, Optional<Release> release, Findings findings) {
        Place where = parent.child("version");
        if (release.isEmpty()) {
            findings.warning(
                    where,
                    Wording.quote(version) + " is not a release number, so that nothing is known about it",
                    "Give a number such as 5.18.3.");
            return;
        }
        Optional<Version> newest = release.get().value("release.newest").flatMap(Version::parse);
        if (newest.isEmpty()) {
            findings.warning(
                    where,
                    "nothing is known about " + product + " " + version,
                    "Use a newer release: what is made for this one may not fit it.");
        } else if (release.get().version().compareTo(newest.get()) > 0) {
            findings.warning(
                    where,
                    product + " " + version + " is newer than the newest of its line that is known, " + newest.get(),
                    "It is treated like that one; see its release notes for what has changed, or use " + newest.get()
                            + ".");
        }
    }
}
