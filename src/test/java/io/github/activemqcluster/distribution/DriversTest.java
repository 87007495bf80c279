package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {

    private static final String DRIVER = "org.example:driver:1.0";
    private static final String FOLDER = "org.example-driver-1.0";

    @TempDir
    private Path directory;

    private Path output;
    private FakeArtifacts artifacts;

    @BeforeEach
    void repository() {
        output = directory.resolve("out");
        artifacts = new FakeArtifacts(directory.resolve("repository")).withJar(DRIVER);
    }

    @Test
    void aDriverIsPutIntoAFolderOfItsOwn() throws Exception {
        // when
        provide();

        // then
        assertThat(output.resolve("drivers/" + FOLDER + "/driver-1.0.jar")).hasContent(DRIVER);
        assertThat(output.resolve("homes")).doesNotExist();
    }

    @Test
    void aDriverThatIsThereIsNeitherResolvedNorTouched() throws Exception {
        // given
        provide();
        Path jar = output.resolve("drivers/" + FOLDER + "/driver-1.0.jar");
        FileTime before = Files.getLastModifiedTime(jar.getParent());

        // when
        artifacts = new FakeArtifacts(directory.resolve("nothing"));
        provide();

        // then
        assertThat(artifacts.asked()).isEmpty();
        assertThat(Files.getLastModifiedTime(jar.getParent())).isEqualTo(before);
    }

    @Test
    void aDriverThatHasLostAFileIsMadeAgain() throws Exception {
        // given
        provide();
        Path jar = output.resolve("drivers/" + FOLDER + "/driver-1.0.jar");
        Files.delete(jar);

        // when
        provide();

        // then
        assertThat(jar).hasContent(DRIVER);
    }

    @Test
    void aDriverThatCannotBeHadLeavesNothing() throws Exception {
        // given
        artifacts = new FakeArtifacts(directory.resolve("nothing"));

        // when
        MachineException failure = catchThrowableOfType(MachineException.class, this::provide);

        // then
        assertThat(failure).hasMessage("cannot get " + DRIVER + ".");
        assertThat(output.resolve("drivers")).isEmptyDirectory();
    }

    @Test
    void whatAKilledRunLeftIsClearedAway() throws Exception {
        // given
        Path leftover = output.resolve("drivers/." + FOLDER + ".partial/half.jar");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "half");

        // when
        provide();

        // then
        assertThat(leftover).doesNotExist();
        assertThat(output.resolve("drivers/" + FOLDER)).isDirectory();
    }

    private void provide() throws MachineException {
        Release release = new Releases().activemq("6.3.1").orElseThrow();
        try (OutputLock lock = new OutputDirectory(output).lock()) {
            new Drivers().provide(DRIVER, FOLDER, release, artifacts, new Integrity(false), lock);
        }
    }
}
