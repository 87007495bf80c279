package io.github.activemqcluster.problem;

import java.util.List;

/** The cluster has not passed its drill. Carries the findings. The topology may be right all the same. */
public final class DrillFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DrillFailedException(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** All findings, rehearsal by rehearsal. */
    public List<Problem> problems() {
        return problems;
    }
}
