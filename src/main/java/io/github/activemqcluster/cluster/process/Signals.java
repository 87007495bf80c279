package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.output.ProcessStat;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends, pauses and continues a process. A {@link ProcessHandle} knows when its process began, so a later process with
 * the same number gets no signal.
 */
public final class Signals {

    private static final Duration KILL = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long SIGNAL_SECONDS = 10;

    /**
     * Sends SIGTERM, and SIGKILL where the process does not end in time.
     *
     * @param patience how long the process may take after SIGTERM
     * @return whether SIGTERM was enough
     * @throws MachineException where the process cannot be ended
     */
    public boolean stop(ProcessHandle process, Duration patience) throws MachineException {
        if (ProcessStat.of(process).isStopped()) {
            resume(process);
        }
        process.destroy();
        if (awaitEnd(process, patience)) {
            return true;
        }
        kill(process);
        return false;
    }

    /** Sends SIGKILL, and waits until the process has ended. */
    public void kill(ProcessHandle process) throws MachineException {
        process.destroyForcibly();
        if (!awaitEnd(process, KILL)) {
            throw new MachineException("Process " + process.pid() + " cannot be ended.");
        }
    }

    /** Sends SIGSTOP. On Linux, waits until the process is stopped. */
    public void pause(ProcessHandle process) throws MachineException {
        send("-STOP", process);
        Deadline deadline = Deadline.in(PAUSE);
        while (ProcessStat.of(process).isKnown() && !ProcessStat.of(process).isStopped()) {
            if (deadline.isOver()) {
                throw new MachineException("Process " + process.pid() + " cannot be paused.");
            }
            deadline.pause();
        }
    }

    /** Sends SIGCONT, so that the process continues. */
    public void resume(ProcessHandle process) throws MachineException {
        send("-CONT", process);
    }

    /**
     * Whether the process has ended. A zombie has: it holds no port and no lock; its parent has not read its exit
     * status yet.
     */
    public boolean isGone(ProcessHandle process) {
        return !process.isAlive() || ProcessStat.of(process).isZombie();
    }

    /** Whether a signal has stopped the process, as {@link #pause} does; false on systems that do not tell. */
    public boolean isPaused(ProcessHandle process) {
        return ProcessStat.of(process).isStopped();
    }

    private boolean awaitEnd(ProcessHandle process, Duration patience) throws MachineException {
        Deadline deadline = Deadline.in(patience);
        while (!isGone(process)) {
            if (deadline.isOver()) {
                return false;
            }
            deadline.pause();
        }
        return true;
    }

    private static void send(String signal, ProcessHandle process) throws MachineException {
        String command = "kill " + signal + " " + process.pid();
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new MachineException("'" + command + "' failed; the process may have ended.");
            }
        } catch (IOException e) {
            throw new MachineException("'" + command + "' cannot be run here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted at '" + command + "'", e);
        }
    }
}
