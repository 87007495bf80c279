package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that were found to be right, by the hash of everything on which that depends, so that none is loaded twice.
 * Lies beside the home against which they were held, and goes when the homes go. Only what is right is remembered: a
 * mistake is to be told again.
 */
final class Verdicts {

    private static final String HEADER =
            "# Hashes of the configurations that were loaded with this release and found to be what was asked for.\n";

    private final Path file;
    private final Set<String> known;

    private Verdicts(Path file, Set<String> known) {
        this.file = file;
        this.known = known;
    }

    /** The verdicts of a release; none where they cannot be read, since then they are only made again. */
    static Verdicts read(OutputLock lock, String home) {
        Path file = lock.homes().resolve(".verdicts").resolve(home);
        try {
            return new Verdicts(
                    file,
                    new TreeSet<>(Files.readString(file, StandardCharsets.US_ASCII)
                            .lines()
                            .toList()));
        } catch (NoSuchFileException e) {
            return new Verdicts(file, Set.of());
        } catch (IOException e) {
            return new Verdicts(file, Set.of());
        }
    }

    boolean knows(String key) {
        return known.contains(key);
    }

    /**
     * Remembers those and no others, or writes nothing where that is so already.
     *
     * @throws MachineException where the disk does not let it
     */
    void remember(Collection<String> keys, OutputLock lock) throws MachineException {
        Set<String> wanted = new TreeSet<>(keys);
        wanted.add(HEADER.strip());
        if (wanted.equals(known)) {
            return;
        }
        lock.announce();
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".partial");
            Files.writeString(fresh, String.join("\n", wanted) + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputFailure.of("cannot write " + file, e, "Nothing else was changed.");
        }
    }
}
