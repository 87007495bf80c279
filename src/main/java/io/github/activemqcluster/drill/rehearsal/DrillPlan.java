package io.github.activemqcluster.drill.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a drill.
 *
 * @param rehearsals the rehearsals, in their order
 * @param rounds how often each fault is caused, at least 1
 * @param seed the seed of every choice: which instance, after which time
 * @param arrivalTimeout how long messages may take from one group to another, once a master was killed
 * @param readyTimeout how long a group may take until it has a new master, and the cluster until it is ready again
 * @param queues the beginning of the names of all queues
 * @param connectUrl the attribute by which a member of a replicatedLevelDB group names its address; empty where the
 *     release has none
 * @param directory the folder of the history and the reports
 */
public record DrillPlan(
        List<Rehearsal.Kind> rehearsals,
        int rounds,
        long seed,
        Duration arrivalTimeout,
        Duration readyTimeout,
        String queues,
        Optional<String> connectUrl,
        Path directory) {

    public DrillPlan {
        rehearsals = List.copyOf(rehearsals);
    }
}
