package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private final Downloads downloads = new Downloads();

    @Test
    void whatIsDownloadedIsCounted() {
        assertThat(downloads.told()).isEmpty();
        got(TransferEvent.RequestType.GET, 4_100);
        assertThat(downloads.told()).hasValue("Downloaded 1 file, 5 kB");
        got(TransferEvent.RequestType.GET, 15_200_000);
        got(TransferEvent.RequestType.PUT, 1_000_000);
        assertThat(downloads.told()).hasValue("Downloaded 2 files, 15.2 MB");
    }

    private void got(TransferEvent.RequestType type, long bytes) {
        TransferResource resource =
                new TransferResource("central", "https://repository.invalid/", "a.jar", new File("a.jar"), null);
        downloads.transferSucceeded(new TransferEvent.Builder(MavenRepositorySystemUtils.newSession(), resource)
                .setType(TransferEvent.EventType.SUCCEEDED)
                .setRequestType(type)
                .setTransferredBytes(bytes)
                .build());
    }
}
