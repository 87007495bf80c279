package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checksum that a repository has published with a file, and that Maven keeps beside it in the local repository.
 * Another build may have accepted a file with a wrong checksum, with only a warning.
 */
final class PublishedChecksum {

    private static final Pattern SHA_1 = Pattern.compile("[0-9a-f]{40}");

    private PublishedChecksum() {}

    /**
     * The same file, if it matches the published checksum. A file that a build on this machine installed has no
     * checksum.
     *
     * @throws MachineException if the file does not match
     */
    static Path verified(Path file) throws MachineException {
        Path beside = file.resolveSibling(file.getFileName() + ".sha1");
        try {
            String published = Files.readString(beside, StandardCharsets.ISO_8859_1)
                    .strip()
                    .split("\\s", 2)[0]
                    .toLowerCase(Locale.ROOT);
            String actual = FileHash.of(file, "SHA-1");
            if (SHA_1.matcher(published).matches() && !published.equals(actual)) {
                throw new MachineException("The file " + file
                        + " is not what its repository has published: its SHA-1 is "
                        + actual + ", and " + beside.getFileName() + " says " + published + ". It was not used. Delete "
                        + file.getParent() + ", and it is downloaded again.");
            }
            return file;
        } catch (NoSuchFileException e) {
            return file;
        } catch (IOException e) {
            throw new MachineException("The file " + file + " cannot be read (" + e + ").", e);
        }
    }
}
