package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.topology.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Knows the hosts, and gives them out to instances that name none: failure domains in turn, and within each its hosts in turn, so that any
 * few instances in a row are as far apart as can be. It goes on from one group to the next, so that a network of single
 * brokers is spread as well; whoever wants brokers to stay where they are while others are added names their hosts.
 */
final class HostRota {

    private final List<List<Host>> domains;
    private final UnaryOperator<String> addresses;
    private int turn;

    /** Takes the address of each host by its id, also of one that does not exist. */
    HostRota(List<Host> hosts, UnaryOperator<String> addresses) {
        this.addresses = addresses;
        Map<String, List<Host>> byDomain = new LinkedHashMap<>();
        for (Host host : hosts) {
            byDomain.computeIfAbsent(host.failureDomain(), domain -> new ArrayList<>())
                    .add(host);
        }
        domains = List.copyOf(byDomain.values());
    }

    /** The id of the host whose turn it is. */
    String next() {
        List<Host> domain = domains.get(turn % domains.size());
        Host host = domain.get(turn / domains.size() % domain.size());
        turn++;
        return host.id();
    }

    /** The address of a host. */
    String address(String id) {
        return addresses.apply(id);
    }
}
