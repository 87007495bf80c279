package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code ports-unique}: no two ports on one machine are the same, whatever their kind, and brokers and ZooKeeper
 * servers together. Hosts with one address are one machine.
 */
public final class PortsAreUnique implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var machines = new Machines(topology);
        Map<Socket, Taken> taken = new HashMap<>();
        for (PortOwner instance : PortOwner.all(topology)) {
            machines.machine(instance.host())
                    .ifPresent(machine -> instance.ports().byKind().forEach((kind, port) -> {
                        Taken mine = new Taken(instance, kind);
                        Taken first = taken.putIfAbsent(new Socket(machine, port), mine);
                        if (first != null && PortsAreValid.isValid(port)) {
                            findings.error(
                                    instance.where().child("ports").child(kind.element()),
                                    port + " is already taken on " + place(instance, first, machines) + " by "
                                            + owner(instance, first),
                                    "Give one of them another port.");
                        }
                    }));
        }
    }

    private static String place(PortOwner instance, Taken first, Machines machines) {
        String host = "host " + Wording.quote(instance.host());
        if (first.instance().host().equals(instance.host())) {
            return host;
        }
        String address = machines.host(instance.host()).map(Host::address).orElseThrow();
        return host + ", which is at " + address + " as host "
                + Wording.quote(first.instance().host()) + " is,";
    }

    private static String owner(PortOwner instance, Taken first) {
        return first.instance().equals(instance)
                ? "its own " + first.kind().element() + " port"
                : first.instance().named();
    }

    private record Socket(String machine, int port) {}

    private record Taken(PortOwner instance, PortKind kind) {}
}
