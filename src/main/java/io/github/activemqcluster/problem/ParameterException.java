package io.github.activemqcluster.problem;

/** A parameter of a goal has a value that the goal cannot use. The topology has nothing to do with it. */
public final class ParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says where, what and what to give.
     *
     * @param parameter its name, as in the POM
     * @param what the fact, one sentence without its full stop
     * @param mend what to give, one or more whole sentences
     */
    public ParameterException(String parameter, String what, String mend) {
        super("The parameter '" + parameter + "': " + what + ". " + mend);
    }
}
