package io.github.activemqcluster.goal;

import java.time.Duration;
import java.util.List;

/**
 * What the goal {@code drill} is given.
 *
 * @param start what instances are brought back with, and how long that may take
 * @param course what is rehearsed
 * @param patience how long messages may take from one group to another
 * @param queues what the names of the drill's queues begin with
 */
public record DrillRequest(StartRequest start, Course course, Duration patience, String queues) {

    /**
     * What is rehearsed.
     *
     * @param rehearsals their names, in their order
     * @param rounds how often each fault is caused
     * @param seed of every choice
     */
    public record Course(List<String> rehearsals, int rounds, long seed) {

        public Course {
            rehearsals = List.copyOf(rehearsals);
        }
    }
}
