package io.github.activemqcluster.problem;

import java.util.List;

/** The topology, or another input of the user's, is wrong. Carries every problem that was found. */
public final class TopologyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public TopologyException(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order in which they were found; empty if the message is complete. */
    public List<Problem> problems() {
        return problems;
    }
}
