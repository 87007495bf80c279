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
 * The configurations that were found to be right, by the hash of everything on which that depends, so that none is
 * loaded twice: an empty file for each, in a folder that outlives {@code mvn clean}. Only what is right is remembered, since
 * a mistake is to be told again. Where the folder cannot be used, nothing is remembered, and that is all.
 */
public final class KnownGood {

    private static final Logger LOG = LoggerFactory.getLogger(KnownGood.class);

    /** A build with ports of its own in each run leaves one each time. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;

    /** With the folder, which need not be there. */
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

    /** Two builds may do so at once; each takes what is gone already for done. */
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
