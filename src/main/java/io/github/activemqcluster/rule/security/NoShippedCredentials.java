package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.User;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code default-credentials}: no port that other machines reach accepts a user and password that ActiveMQ ships.
 * Facts: {@code credentials.shipped}.
 */
public final class NoShippedCredentials implements Rule {

    private final Releases releases;

    public NoShippedCredentials(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        List<String> shipped = releases.activemq(topology.activemq().version())
                .map(release -> release.values("credentials.shipped"))
                .orElse(List.of());
        var machines = new Machines(topology);
        Set<Place> told = new HashSet<>();
        for (Group group : topology.groups()) {
            boolean isReached = group.brokers().stream().anyMatch(broker -> machines.host(broker.host())
                    .filter(host -> !host.isLoopback())
                    .isPresent());
            if (isReached) {
                report(group.security().users(), shipped, "the brokers", told, findings);
            }
            Optional<Console> exposed = group.security().console().filter(Exposure::reachesOthers);
            if (exposed.isPresent()) {
                report(exposed.get().users(), shipped, "the console", told, findings);
            }
        }
    }

    private static void report(List<User> users, List<String> shipped, String of, Set<Place> told, Findings findings) {
        for (User user : users) {
            // A declaration for all groups is reported once.
            if (shipped.contains(user.username() + "/" + user.password()) && told.add(user.where())) {
                findings.error(
                        user.where().child("password"),
                        "the password of " + Wording.quote(user.username()) + " is the one that ActiveMQ ships, and "
                                + of + " can be reached from other machines",
                        "Give another password: this one is in every archive of ActiveMQ and tried first.");
            }
        }
    }
}
