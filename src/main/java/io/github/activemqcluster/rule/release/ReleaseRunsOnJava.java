package io.github.activemqcluster.rule.release;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.topology.Topology;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code release-java}: the release runs on the Java that will run it. Facts: {@code java.from}. */
public final class ReleaseRunsOnJava implements Rule {

    private final Releases releases;
    private final OptionalInt java;

    /**
     * @param java the feature release of the Java that will run the brokers, for example 17; empty if unknown; then the
     *     rule makes no check
     */
    public ReleaseRunsOnJava(Releases releases, OptionalInt java) {
        this.releases = releases;
        this.java = java;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        if (java.isEmpty()) {
            return;
        }
        String activemq = topology.activemq().version();
        check("ActiveMQ", activemq, topology.activemq().where(), releases.activemq(activemq), findings);
        topology.zookeeper()
                .ifPresent(zookeeper -> check(
                        "ZooKeeper",
                        zookeeper.version(),
                        zookeeper.where(),
                        releases.zookeeper(zookeeper.version()),
                        findings));
    }

    private void check(String product, String version, Place parent, Optional<Release> release, Findings findings) {
        release.flatMap(known -> known.value("java.from"))
                .map(Integer::parseInt)
                .filter(from -> java.getAsInt() < from)
                .ifPresent(from -> findings.error(
                        parent.child("version"),
                        product + " " + version + " needs Java " + from + ", but Java " + java.getAsInt()
                                + " is to run it",
                        "Run it with Java " + from + " or later, or use an older release."));
    }
}
