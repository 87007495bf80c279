package io.github.activemqcluster.flow;

import java.util.List;
import java.util.Optional;

/**
 * All courses of a flow, summed up.
 *
 * @param courses how many there are: one from each group of the producer to each of the consumer
 * @param stopped how many of them do not bring every message to its consumer
 * @param examples some of these, the first of each reason that was found
 * @param firstWithTwoWays one on which messages can take either of two ways
 */
public record FlowVerdict(int courses, int stopped, List<Course> examples, Optional<Course> firstWithTwoWays) {

    public FlowVerdict {
        examples = List.copyOf(examples);
    }

    /** Whether every message arrives, wherever the two clients are. */
    public boolean arrives() {
        return stopped == 0;
    }
}
