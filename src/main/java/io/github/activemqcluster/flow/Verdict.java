package io.github.activemqcluster.flow;

import java.util.Optional;

/**
 * All courses of a flow, summed up.
 *
 * @param courses how many there are: one from each group of the producer to each of the consumer
 * @param stopped how many of them do not bring every message to its consumer
 * @param firstStopped one of these
 * @param firstWithTwoWays one on which messages can take either of two ways
 */
public record Verdict(int courses, int stopped, Optional<Course> firstStopped, Optional<Course> firstWithTwoWays) {

    /** Whether every message arrives, wherever the two clients are. */
    public boolean arrives() {
        return stopped == 0;
    }
}
