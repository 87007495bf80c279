package io.github.activemqcluster.flow;

import java.util.List;
import java.util.Optional;

/**
 * The summary of all courses of a flow.
 *
 * @param courses the number of courses: one from each group of the producer to each group of the consumer
 * @param stopped the number of courses that do not bring every message to the consumer
 * @param examples some of the stopped courses: the first that was found for each reason
 * @param firstWithTwoWays the first course with two ways
 */
public record FlowVerdict(int courses, int stopped, List<Course> examples, Optional<Course> firstWithTwoWays) {

    public FlowVerdict {
        examples = List.copyOf(examples);
    }

    /** Whether every message arrives, at whichever groups the two clients are. */
    public boolean arrives() {
        return stopped == 0;
    }
}
