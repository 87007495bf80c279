package io.github.activemqcluster.cluster.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An instance at one moment.
 *
 * @param state what it is, and since when it is
 * @param pid the number of its process; empty where it does not run
 * @param startedAt when its process began
 * @param messages how many a master holds; empty where it is none, or does not answer
 * @param usage how much of its limits a master has used up; empty where the messages are
 * @param trouble why a master does not answer
 * @param bridges the declared network connectors that it has as a master
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

    /** Whether it is a master whose store is at its limit: its producers wait until something is consumed. */
    public boolean isStoreFull() {
        return usage.filter(Usage::isStoreFull).isPresent();
    }

    /** What keeps it from doing what it is there for, each in a few words. */
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

    /** What it found damaged in its store when it read it, each with its count. */
    public List<String> repairs() {
        return instance.repairs();
    }

    /** Since when it is what it is: as it says itself, or else since its process began. */
    public Optional<Instant> since() {
        return state.since().or(() -> startedAt);
    }

    /**
     * A bridge that the topology declares.
     *
     * @param connector the name of its network connector
     * @param up whether it is there, in each direction it should be
     */
    public record DeclaredBridge(String connector, boolean up) {}
}
