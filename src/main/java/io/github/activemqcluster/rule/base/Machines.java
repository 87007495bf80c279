package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the machine of each host. Hosts with one address are one machine; all loopback addresses are this machine. */
public final class Machines {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Map<String, Host> byId = new HashMap<>();

    public Machines(Topology topology) {
        topology.hosts().forEach(host -> byId.putIfAbsent(host.id(), host));
    }

    /** The host with that id, the first if there are two; empty if there is none. */
    public Optional<Host> host(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The identity of a host's machine; empty if there is no such host. */
    public Optional<String> machine(String hostId) {
        return host(hostId).map(Machines::machine);
    }

    private static String machine(Host host) {
        String address = host.address().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(address) ? "localhost" : address;
    }
}
