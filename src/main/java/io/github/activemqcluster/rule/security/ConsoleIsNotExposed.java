package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code console-not-exposed}: the console listens on loopback, or its users are not the user that ActiveMQ ships. */
public final class ConsoleIsNotExposed implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        // A declaration for all groups is reported once.
        Set<Console> told = new HashSet<>();
        for (Group group : topology.groups()) {
            Optional<Console> exposed = group.security().console().filter(Exposure::reachesOthers);
            if (exposed.isPresent() && exposed.get().users().isEmpty() && told.add(exposed.get())) {
                findings.warning(
                        exposed.get().where().child("host"),
                        "the console listens on "
                                + Wording.quote(exposed.get().host().orElseThrow())
                                + ", where other machines reach it, and its user is 'admin', as everywhere",
                        "Leave the host out and reach the console through a tunnel, or name users of your own.");
            }
        }
    }
}
