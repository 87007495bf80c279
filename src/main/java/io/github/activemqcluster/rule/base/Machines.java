package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which host is which machine: two hosts of one address are one, and the loopback addresses are all this one. */
public final class Machines {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Map<String, Host> byId = new HashMap<>();

    public Machines(Topology topology) {
        topology.hosts().forEach(host -> byId.putIfAbsent(host.id(), host));
    }

    /** The host of that id, the first where there are two; empty where there is none. */
    public Optional<Host> host(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What stands for the machine that a host is; empty where there is no such host. */
    public Optional<String> machine(String hostId) {
        return host(hostId).map(Machines::machine);
    }

    private static String machine(Host host) {
        String address = host.address().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(address) ? "localhost" : address;
    }
}
