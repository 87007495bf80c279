package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Plans ports as the binder does: given ports first, then kind by kind, upwards from the well-known port. */
final class PortPlan {

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Set<Integer>> taken = new HashMap<>();

    PortPlan(List<Host> hosts) {
        hosts.forEach(host -> addresses.putIfAbsent(host.id(), host.address().toLowerCase(Locale.ROOT)));
    }

    Map<InstanceBuilder<?>, Ports> plan(Map<InstanceBuilder<?>, Set<PortKind>> opened) {
        opened.keySet().forEach(instance -> takenBy(instance).addAll(instance.ports.values()));
        Map<InstanceBuilder<?>, Map<PortKind, Integer>> planned = new HashMap<>();
        for (InstanceBuilder<?> instance : opened.keySet()) {
            planned.put(instance, new EnumMap<>(instance.ports));
        }
        Map<String, Integer> next = new HashMap<>();
        for (PortKind kind : PortKind.values()) {
            opened.forEach((instance, kinds) -> {
                if (kinds.contains(kind) && !instance.ports.containsKey(kind)) {
                    Set<Integer> others = takenBy(instance);
                    String series = address(instance) + " " + kind;
                    int port = next.getOrDefault(series, kind.wellKnown());
                    while (!others.add(port)) {
                        port++;
                    }
                    next.put(series, port + 1);
                    planned.get(instance).put(kind, port);
                }
            });
        }
        Map<InstanceBuilder<?>, Ports> ports = new HashMap<>();
        planned.forEach((instance, byKind) -> ports.put(instance, new Ports(byKind)));
        return ports;
    }

    private String address(InstanceBuilder<?> instance) {
        String host = instance.host.orElseThrow();
        return addresses.getOrDefault(host, host);
    }

    private Set<Integer> takenBy(InstanceBuilder<?> instance) {
        return taken.computeIfAbsent(address(instance), unused -> new HashSet<>());
    }
}
