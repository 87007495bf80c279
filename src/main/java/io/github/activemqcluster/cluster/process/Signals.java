package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.output.ProcessStat;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends, stops and continues a process. A {@link ProcessHandle} knows when its process began, so another one that got the
 * same number since is left alone. */
public final class Signals {

    private static final Duration KILL = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long SIGNAL_SECONDS = 10;

    /**
     * Asks the process to end, and ends it by force where it does not in time.
     *
     * @param patience how long it may take to end by itself
     * @return whether it ended by itself
     * @throws MachineException where it cannot be ended
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

    /** Ends the process as {@code kill -9} does; when this returns, it is gone. */
    public void kill(ProcessHandle process) throws MachineException {
        process.destroyForcibly();
        if (!awaitEnd(process, KILL)) {
            throw new MachineException("Process " + process.pid() + " cannot be ended.");
        }
    }

    /** SIGSTOP: the process stays, and does nothing any more when this returns; where that can be known, on Linux. */
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

    /** SIGCONT: the process goes on. */
    public void resume(ProcessHandle process) throws MachineException {
        send("-CONT", process);
    }

    /** Whether it is gone. A zombie is: it holds no port and no lock, and only its parent can take it away. */
    public boolean isGone(ProcessHandle process) {
        return !process.isAlive() || ProcessStat.of(process).isZombie();
    }

    /** Whether it was stopped by a signal, as {@link #pause} does; never where that cannot be known. */
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
