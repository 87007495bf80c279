package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state of a process under Linux, as one letter. The JDK does not give it.
 *
 * @param letter {@code T} stopped by a signal, {@code Z} a zombie, and others; a blank if it is unknown
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public record ProcessStat(char letter) {

    public static ProcessStat of(ProcessHandle process) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return new ProcessStat(stat.charAt(stat.lastIndexOf(')') + 2));
        } catch (IOException e) {
            return new ProcessStat(' ');
        }
    }

    public boolean isKnown() {
        return letter != ' ';
    }

    /**
     * Whether the process is dead, and only its parent has not asked for its exit code yet. Such a process holds no
     * port, no file and no lock.
     */
    public boolean isZombie() {
        return letter == 'Z';
    }

    /** Whether SIGSTOP, or a debugger, has stopped the process. */
    public boolean isStopped() {
        return letter == 'T';
    }
}
