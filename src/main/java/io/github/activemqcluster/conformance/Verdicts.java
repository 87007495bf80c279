package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The configurations that were found to be right, by the hash of everything on which that depends, so that none is
 * loaded twice. Lies beside the home against which they were held, and goes when the homes go. Only what is right is
 * remembered: a mistake is to be told again.
 */
final class Verdicts {

    private static final String HEADER =
            "# Hash of the configurations that were loaded with this release and found to be what was asked for.\n";

    private final Path file;
    private final String content;

    private Verdicts(Path file, String content) {
        this.file = file;
        this.content = content;
    }

    /** The verdict of a release; none where it cannot be read, since then it is only made again. */
    static Verdicts read(OutputLock lock, String home) {
        Path file = lock.homes().resolve(".verdicts").resolve(home);
        try {
            return new Verdicts(file, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return new Verdicts(file, "");
        }
    }

    boolean knows(String key) {
        return content.equals(HEADER + key + "\n");
    }

    /**
     * Remembers that and no other.
     *
     * @throws MachineException where the disk does not let it
     */
    void remember(String key, OutputLock lock) throws MachineException {
        lock.announce();
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".partial");
            Files.writeString(fresh, HEADER + key + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputFailure.of("cannot write " + file, e, "Nothing else was changed.");
        }
    }
}
