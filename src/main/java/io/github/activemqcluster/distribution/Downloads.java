package io.github.activemqcluster.distribution;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the downloads. A cluster needs some forty artifacts with their POMs, and Maven writes a line or more for each
 * of them, and for each block of it. Several threads may use one counter.
 */
final class Downloads extends AbstractTransferListener {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private static final Duration PACE = Duration.ofSeconds(5);

    private int files;
    private long bytes;
    private long told;

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        if (event.getRequestType() != TransferEvent.RequestType.GET) {
            return;
        }
        files++;
        bytes += event.getTransferredBytes();
        long now = System.nanoTime();
        if (files == 1) {
            told = now;
            LOG.info("downloading what the local repository does not have yet");
        } else if (now - told > PACE.toNanos()) {
            told = now;
            LOG.info("downloading: {} so far", amount());
        }
    }

    /** The total in the end; empty if there was no download. */
    synchronized Optional<String> told() {
        return files == 0 ? Optional.empty() : Optional.of("Downloaded " + amount());
    }

    private String amount() {
        return files
                + (files == 1 ? " file, " : " files, ")
                + (bytes < 1_000_000
                        ? (bytes + 999) / 1000 + " kB"
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0));
    }
}
