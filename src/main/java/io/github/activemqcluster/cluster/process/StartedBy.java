package io.github.activemqcluster.cluster.process;

import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A note in an output directory: the build that has started the cluster for its own tests and will stop it. Another
 * build leaves the cluster alone while that build runs, and may stop the cluster once that build has gone without doing
 * so.
 */
public final class StartedBy {

    private final Path note;

    /** The note of an output directory. The directory may be missing. */
    public StartedBy(Path outputDirectory) {
        this.note = outputDirectory.toAbsolutePath().normalize().resolve(".started-by");
    }

    /** Writes that this process has started the cluster. */
    public void write() throws MachineException {
        try {
            // A link's target is not ours to write to.
            Files.writeString(
                    note,
                    text(ProcessHandle.current()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw OutputFailure.of("cannot write " + note, e, "Nothing was started.");
        }
    }

    /** Deletes the note. */
    public void forget() throws MachineException {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw OutputFailure.of("cannot delete " + note, e, "The cluster is stopped.");
        }
    }

    /** The other build's process; empty where there is no note, or the process has ended. */
    public Optional<Long> anotherBuild() {
        return read().flatMap(ProcessHandle::of)
                .filter(process -> process.pid() != ProcessHandle.current().pid() && said().equals(text(process)))
                .map(ProcessHandle::pid);
    }

    /** Whether a build has left the note and has ended. */
    public boolean isOrphaned() {
        return !said().isEmpty()
                && read().flatMap(ProcessHandle::of)
                        .filter(process -> said().equals(text(process)))
                        .isEmpty();
    }

    private Optional<Long> read() {
        String pid = said().split(" ", 2)[0];
        return pid.matches("\\d{1,18}") ? Optional.of(Long.parseLong(pid)) : Optional.empty();
    }

    private String said() {
        try {
            return Files.readString(note).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The process with its start time, since the system may give its number to another process. */
    private static String text(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("");
    }
}
