package io.github.activemqcluster.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedByTest {

    @TempDir
    private Path folder;

    @Test
    void thisBuildIsNotAnother() throws Exception {
        // given
        StartedBy startedBy = new StartedBy(folder);
        assertThat(startedBy.isOrphaned()).isFalse();
        assertThat(startedBy.anotherBuild()).isEmpty();

        // when, then
        startedBy.write();
        assertThat(startedBy.isOrphaned()).isFalse();
        assertThat(startedBy.anotherBuild()).isEmpty();
        startedBy.forget();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBuildThatGoesOnIsAnother() throws Exception {
        // given
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        note(other.pid() + " " + other.info().startInstant().orElseThrow());

        // when, then
        assertThat(new StartedBy(folder).anotherBuild()).hasValue(other.pid());
        assertThat(new StartedBy(folder).isOrphaned()).isFalse();
    }

    @Test
    void aBuildWhoseNumberWasGivenAwayIsGone() throws Exception {
        // given
        note(ProcessHandle.current().parent().orElseThrow().pid() + " 2001-01-01T00:00:00Z");

        // when, then
        assertThat(new StartedBy(folder).anotherBuild()).isEmpty();
        assertThat(new StartedBy(folder).isOrphaned()).isTrue();
    }

    private void note(String text) throws Exception {
        Files.writeString(folder.resolve(".started-by"), text);
    }
}
