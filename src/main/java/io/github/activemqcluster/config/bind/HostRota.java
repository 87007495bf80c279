package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.topology.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Knows the hosts, and assigns them to instances that name none. It takes the failure domains in turn, and the hosts of
 * each domain in turn, so that instances in a row are as far apart as possible. The order goes on from one group to the
 * next, so that a network of single brokers is spread too. Brokers that must stay on their hosts while others are added
 * have to name their hosts.
 */
final class HostRota {

    private final List<List<Host>> domains;
    private final UnaryOperator<String> addresses;
    private int next;

    /** Takes the address of each host by its id, also of a host that does not exist. */
    HostRota(List<Host> hosts, UnaryOperator<String> addresses) {
        this.addresses = addresses;
        Map<String, List<Host>> byDomain = new LinkedHashMap<>();
        for (Host host : hosts) {
            byDomain.computeIfAbsent(host.failureDomain(), domain -> new ArrayList<>())
                    .add(host);
        }
        domains = List.copyOf(byDomain.values());
    }

    /** The id of the next host. */
    String next() {
        List<Host> domain = domains.get(next % domains.size());
        Host host = domain.get(next / domains.size() % domain.size());
        next++;
        return host.id();
    }

    /** The address of a host. */
    String address(String id) {
        return addresses.apply(id);
    }
}
