package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;

/** Takes the findings of one rule. Withholds a finding in a part of the topology that could not be read. */
public final class Findings {

    private final String rule;
    private final Problems problems;

    public Findings(String rule, Problems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /**
     * Reports a finding that stops the goal unless the user lowers the rule.
     *
     * @param where the path of the element at fault
     * @param what the fact, one sentence without its full stop
     * @param mend the advice to the user, in whole sentences
     */
    public void error(Place where, String what, String mend) {
        problems.addUnlessInGap(new Problem(Level.ERROR, rule, where, what, mend));
    }

    /** Reports a finding that does not stop the goal unless the user raises the rule. */
    public void warning(Place where, String what, String mend) {
        problems.addUnlessInGap(new Problem(Level.WARNING, rule, where, what, mend));
    }
}
