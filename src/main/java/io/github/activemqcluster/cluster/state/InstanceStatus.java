package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.topology.PortKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The status of an instance at one moment.
 *
 * @param state its state, and since when it has it
 * @param pid the number of its process; empty where it does not run
 * @param startedAt when its process began
 * @param messages how many messages a master has; empty where it is no master, or does not answer
 * @param usage how much of its limits a master has used up; empty where {@code messages} is
 * @param trouble why a master does not answer
 * @param bridges the bridges of the declared network connectors that it has as a master
 */
public record InstanceStatus(
        Instance instance,
        State state,
        OptionalLong pid,
        Optional<Instant> startedAt,
        OptionalLong messages,
        Optional<Usage> usage,
        Optional<String> trouble,
        List<DeclaredBridge> bridges) {

    public InstanceStatus {
        bridges = List.copyOf(bridges);
    }

    /** The ports that it opens: that of the console only while it is the master, since no other broker opens it. */
    public Map<PortKind, Integer> ports() {
        Map<PortKind, Integer> ports = new LinkedHashMap<>(instance.ports().byKind());
        if (state.role() != Role.MASTER) {
            ports.remove(PortKind.CONSOLE);
        }
        return ports;
    }

    /** Whether it is a master with a full store: its producers wait until a consumer makes room. */
    public boolean isStoreFull() {
        return usage.filter(Usage::isStoreFull).isPresent();
    }

    /** What is wrong with it, each in a few words. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!state.role().isReady()) {
            problems.add(instance.id() + " is " + state);
        }
        bridges.stream()
                .filter(bridge -> !bridge.up())
                .forEach(bridge ->
                        problems.add("network connector " + bridge.connector() + " of " + instance.id() + " is down"));
        if (isStoreFull()) {
            problems.add("the store of " + instance.id() + " is at its limit");
        }
        return problems;
    }

    /** The damages that it found in its store when it read it, each with its count. */
    public List<String> repairs() {
        return instance.repairs();
    }

    /** Since when it has its state: by its own log, or else since its process began. */
    public Optional<Instant> since() {
        return state.since().or(() -> startedAt);
    }

    /**
     * A bridge that the topology declares.
     *
     * @param connector the name of its network connector
     * @param up whether it is up, in each declared direction
     */
    public record DeclaredBridge(String connector, boolean up) {}
}
