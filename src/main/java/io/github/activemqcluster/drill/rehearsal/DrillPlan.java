package io.github.activemqcluster.drill.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be rehearsed.
 *
 * @param rehearsals in their order
 * @param rounds how often each fault is caused, at least 1
 * @param seed of every choice: which instance, after which time
 * @param patience how long messages may take from one group to another, once a master was killed
 * @param whole how long it may take until a group has a new master, and until the cluster is whole again
 * @param queues what the names of the queues begin with
 * @param connectUrl the attribute by which a member of a replicatedLevelDB group can say where it is reached; empty where the
 *     release has none
 * @param directory where history and report are written
 */
public record DrillPlan(
        List<Rehearsal.Kind> rehearsals,
        int rounds,
        long seed,
        Duration patience,
        Duration whole,
        String queues,
        Optional<String> connectUrl,
        Path directory) {

    public DrillPlan {
        rehearsals = List.copyOf(rehearsals);
    }
}
