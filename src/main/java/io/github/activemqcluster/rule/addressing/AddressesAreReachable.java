package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Misfit;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code addresses-reachable}: an address is a host name or an IP address. If more than one host is declared, it is
 * neither a loopback nor a wildcard address. The same holds for the {@code hostname} of a replicatedLevelDB group's
 * member.
 */
public final class AddressesAreReachable implements Rule {

    private static final Pattern NAME_OR_IPV4 = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]+|\\[[0-9a-fA-F:.]+]");

    /** The longest host name in the domain name system (RFC 1035). */
    private static final int LONGEST = 255;

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");

    @Override
    public void check(Topology topology, Findings findings) {
        boolean several = topology.hosts().size() > 1;
        for (Host host : topology.hosts()) {
            // The rule for ids judges an address that comes from an illegal id.
            if (!host.address().equals(host.id()) || LegalName.isLegal(host.id())) {
                check(host.where().child("address"), host.address(), several, findings);
            }
        }
        var machines = new Machines(topology);
        for (Group group : topology.groups()) {
            if (group.store() instanceof ReplicatedLevelDb) {
                for (Broker broker : group.brokers()) {
                    boolean taken = machines.host(broker.host())
                            .filter(host -> host.address().equals(broker.hostname()))
                            .isPresent();
                    if (!taken) {
                        check(broker.where().child("hostname"), broker.hostname(), several, findings);
                    }
                }
            }
        }
    }

    private static void check(Place where, String address, boolean several, Findings findings) {
        if (!isAddress(address)) {
            findings.error(
                    where,
                    Wording.quote(address) + " is neither a host name nor an IP address"
                            + Misfit.in(address, address.indexOf(':') != address.lastIndexOf(':') ? IPV6 : NAME_OR_IPV4)
                                    .map(what -> ": it has " + what)
                                    .orElse(""),
                    "Give the name or the address by which the other machines reach this one.");
        } else if (several && WILDCARDS.contains(address)) {
            findings.error(
                    where,
                    Wording.quote(address) + " is a wildcard, at which no other host can be reached",
                    "Give the name or the address by which the other machines reach this one.");
        } else if (several && Host.isLoopback(address)) {
            findings.error(
                    where,
                    Wording.quote(address) + " is a loopback address, with which the other hosts would connect to"
                            + " themselves",
                    "Give the name or the address by which the other machines reach this one.");
        }
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && (NAME_OR_IPV4.matcher(text).matches()
                        || (text.contains(":") && IPV6.matcher(text).matches()));
    }
}
