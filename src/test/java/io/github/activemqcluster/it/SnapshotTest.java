package io.github.activemqcluster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("file"), "content");
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    @Test
    void theSameContentWrittenAgainIsSeenByTimeAndNotByContent() throws IOException {
        Map<String, String> times = Snapshot.of(directory.toFile());
        Map<String, String> contents = Snapshot.ofContent(directory.toFile());

        Files.writeString(file, "content");

        assertThat(Snapshot.of(directory.toFile())).isNotEqualTo(times);
        assertThat(Snapshot.ofContent(directory.toFile())).isEqualTo(contents);
    }

    @Test
    void otherContentOfTheSameLengthAndTimeIsSeenByContent() throws IOException {
        Map<String, String> contents = Snapshot.ofContent(directory.toFile());

        Files.writeString(file, "CONTENT");
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(Snapshot.ofContent(directory.toFile())).isNotEqualTo(contents);
    }

    @Test
    void aFileMoreIsSeenByBoth() throws IOException {
        Map<String, String> times = Snapshot.of(directory.toFile());
        Map<String, String> contents = Snapshot.ofContent(directory.toFile());

        Files.createDirectory(directory.resolve("more"));

        assertThat(Snapshot.of(directory.toFile())).isNotEqualTo(times);
        assertThat(Snapshot.ofContent(directory.toFile())).isNotEqualTo(contents);
    }
}
