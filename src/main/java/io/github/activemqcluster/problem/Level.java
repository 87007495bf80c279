package io.github.activemqcluster.problem;

/** How a finding is treated. */
public enum Level {
    /** Stops the goal. */
    ERROR,
    /** Is shown. Stops the goal only under {@code failOnWarning}. */
    WARNING,
    /** Is not shown. */
    OFF
}
