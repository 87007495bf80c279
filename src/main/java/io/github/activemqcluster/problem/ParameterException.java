package io.github.activemqcluster.problem;

/** A parameter of a goal has a value that the goal cannot use. The topology is not at fault. */
public final class ParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Names the parameter, the fact and the mend.
     *
     * @param parameter the parameter's name, as in the POM
     * @param what the fact, one sentence without its full stop
     * @param mend the value to give, in one or more whole sentences
     */
    public ParameterException(String parameter, String what, String mend) {
        super("The parameter '" + parameter + "': " + what + ". " + mend);
    }
}
