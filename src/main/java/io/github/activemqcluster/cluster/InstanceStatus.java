package io.github.activemqcluster.cluster;

import java.time.Instant;
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
