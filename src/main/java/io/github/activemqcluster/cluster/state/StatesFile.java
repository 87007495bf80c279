package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.GrowingFile;
import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A broker's {@code run/states}: the lines of the few loggers that tell its state. Each method first reads the lines that
 * have come since the last call. Thread-safe.
 */
final class StatesFile {

    private final InstanceFolder folder;
    private final BrokerLog.Meanings meanings;
    private GrowingFile states;
    private String word = "";
    private BrokerLog log;

    StatesFile(InstanceFolder folder, BrokerLog.Meanings meanings) {
        this.folder = folder;
        this.meanings = meanings;
        this.states = GrowingFile.rotated(folder.states(), 0);
        this.log = new BrokerLog(meanings, word);
    }

    /** The last state that the broker has logged since its last start. */
    synchronized State state() {
        InstanceStates known = meanings.known();
        try {
            readOn();
            if (log.isSilent() && LastStart.in(folder).age().compareTo(known.time(Limit.FIRST_WORDS)) > 0) {
                return State.of(known.state(BrokerState.UNKNOWN), Optional.empty());
            }
            return isSilentlyWaiting()
                    ? State.of(known.state(BrokerState.SLAVE), log.state().since())
                    : log.state();
        } catch (IOException e) {
            return new State(
                    Role.STARTING,
                    Optional.of(BrokerState.UNKNOWN),
                    "unknown, as " + folder.states() + " cannot be read",
                    Optional.empty());
        }
    }

    /** The damages of the store that the broker has logged, each kind with its count, and the repair. */
    synchronized List<String> repairs() {
        try {
            readOn();
            return log.repairs();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether the lines have this meaning; false if the file cannot be read. */
    synchronized boolean tells(Predicate<BrokerLog> meaning) {
        try {
            readOn();
            return meaning.test(log);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether a logger that tells the state has logged an exception with this frame since the last start.
     *
     * @param frame class and method
     */
    boolean hasThrown(String frame) {
        return isThrown(folder.states(), frame) || isThrown(folder.earlierStates(), frame);
    }

    private static boolean isThrown(Path file, String frame) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.startsWith("\tat ") && line.contains(frame + "("));
        } catch (IOException | UncheckedIOException e) {
            // The instance has logged nothing yet, or the file was rotated during the read.
            return false;
        }
    }

    /** The time since the last line of a log; zero if unknown. */
    static Duration silence(Path file) {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    private void readOn() throws IOException {
        String last = LastStart.in(folder).word();
        if (!last.equals(word)) {
            word = last;
            states = GrowingFile.rotated(folder.states(), 0);
        }
        GrowingFile.Lines lines = states.next();
        if (lines.anew()) {
            log = new BrokerLog(meanings, word);
            // The lines before the rotation of the file. Lines of an earlier start are ignored.
            GrowingFile before = new GrowingFile(folder.earlierStates());
            before.next().lines().forEach(log::read);
        }
        lines.lines().forEach(log::read);
    }

    /** A slave that cannot reach its database logs that at each try, and logs nothing once it can. */
    private boolean isSilentlyWaiting() {
        return log.state().is(BrokerState.NO_DATABASE)
                && silence(folder.states()).compareTo(meanings.known().time(Limit.NO_DATABASE)) > 0;
    }
}
