package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code archive-verified}: an archive that is given by its path has a declared checksum. {@code generate} loads
 * classes from the archive, and the brokers run from it.
 */
public final class ArchiveIsVerified implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        if (topology.activemq().isUnverified()) {
            findings.error(
                    topology.activemq().where().child("archive"),
                    "nobody says what "
                            + Wording.quote(topology.activemq().archive().orElseThrow())
                            + " has to be, so that anything could run in its place",
                    "Give <sha512> beside it, from the .sha512 file that its publisher has beside the download.");
        }
    }
}
