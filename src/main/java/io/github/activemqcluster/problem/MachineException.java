package io.github.activemqcluster.problem;

/**
 * The machine, the network or a repository is at fault, not the topology: a full disk, an archive that cannot be
 * resolved, a directory that is not writable. The message names the failure, the place, and the mend.
 */
public final class MachineException extends Exception {

    private static final long serialVersionUID = 1L;

    public MachineException(String message) {
        super(message);
    }

    public MachineException(String message, Throwable cause) {
        super(message, cause);
    }
}
