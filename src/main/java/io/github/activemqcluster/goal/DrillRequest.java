package io.github.activemqcluster.goal;

import java.time.Duration;
import java.util.List;

/**
 * What the goal {@code drill} is given.
 *
 * @param start what instances are brought back with, and how long that may take
 * @param rehearsals their names, in their order
 * @param rounds how often each fault is caused
 * @param seed of every choice
 * @param patience how long messages may take from one group to another
 * @param queues what the names of the drill's queues begin with
 */
public record DrillRequest(
        StartRequest start, List<String> rehearsals, int rounds, long seed, Duration patience, String queues) {

    public DrillRequest {
        rehearsals = List.copyOf(rehearsals);
    }
}
