package io.github.activemqcluster.conformance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configurations that were found to be right, so that none is loaded twice. Each has an empty file, named after a
 * hash of everything on which the verdict depends. The folder outlives {@code mvn clean}. A wrong configuration is not
 * remembered, so its mistakes are told again. If the folder cannot be used, nothing is remembered, and the check goes
 * on.
 */
public final class KnownGood {

    private static final Logger LOG = LoggerFactory.getLogger(KnownGood.class);

    /** A build with ports of its own in each run leaves a new file each time. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;

    /** Takes the folder, which need not exist. */
    public KnownGood(Path folder) {
        this.folder = folder;
    }

    boolean knows(String key) {
        return Files.isRegularFile(folder.resolve(key), LinkOption.NOFOLLOW_LINKS);
    }

    void remember(String key) {
        try {
            Files.createDirectories(folder);
            forgetOld();
            Files.write(folder.resolve(key), new byte[0]);
        } catch (IOException e) {
            LOG.debug("not remembered in {}", folder, e);
        }
    }

    /** Two builds may do so at once. Each build accepts that a file is gone already. */
    private void forgetOld() throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> verdicts = Files.newDirectoryStream(folder)) {
            for (Path verdict : verdicts) {
                try {
                    if (Files.getLastModifiedTime(verdict).toInstant().isBefore(oldest)) {
                        Files.deleteIfExists(verdict);
                    }
                } catch (NoSuchFileException e) {
                    LOG.debug("forgotten by another build: {}", verdict);
                }
            }
        }
    }
}
