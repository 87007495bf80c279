package io.github.activemqcluster.output;

import static io.github.activemqcluster.output.TestFiles.broker;
import static io.github.activemqcluster.output.TestFiles.identity;
import static io.github.activemqcluster.output.TestFiles.plain;
import static io.github.activemqcluster.output.TestFiles.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outputs that are refused before anything is written. */
class RefusedOutputTest {

    @TempDir
    Path folder;

    @Test
    void anIdentityThatDiffersStopsEverything() throws Exception {
        // given
        new OutputDirectory(folder).write(List.of(identity("1\n"), plain("topology.xml", "one")));
        OutputSnapshot before = OutputSnapshot.of(folder);

        // when, then
        assertThatThrownBy(
                        () -> new OutputDirectory(folder).write(List.of(identity("2\n"), plain("topology.xml", "two"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage(folder.resolve("instances/zk1-1/data/myid")
                        + " says '1', the topology says '2'. The data beside it belongs to another server."
                        + " Give the server its number back, or move its data folder away.");
        assertThat(OutputSnapshot.of(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/x",
                "a/../../x",
                "a//b",
                "",
                ".",
                "a/.",
                "a\\..\\..\\x",
                "C:/x",
                "homes/x",
                ".lock",
                ".staging/x",
                "a\nb"
            })
    void aPathThatLeavesTheDirectoryOrIsReservedIsRefused(String path) {
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain(path, ""))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'" + path + "' is not a path inside the output directory.");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("a/b", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'a/b' would be written twice. Two things in the topology have one id.");
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("A/b", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("'a/b' and 'A/b' differ only in upper and lower case");
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("a", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'a' would be a file, and the folder of 'a/b' too.");
    }

    @Test
    void anOutputDirectoryThatIsAFileIsRefused() throws Exception {
        // given
        put(folder, "out", "a file");

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder.resolve("out")).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessage("The output directory " + folder.resolve("out")
                        + " is a file. Move it away, or name another folder as outputDirectory.");
        assertThatThrownBy(() -> new OutputDirectory(folder.resolve("out/below")).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("cannot make the output directory " + folder.resolve("out/below"));
        assertThat(folder.resolve("out")).hasContent("a file");
    }

    @Test
    void aFolderThatIsAFileAndAFileThatIsAFolderAreRefusedBeforeAnythingChanges() throws Exception {
        // given
        put(folder, "instances/mq1/conf", "a file");
        OutputSnapshot before = OutputSnapshot.of(folder.resolve("instances"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("Move it away");
        assertThat(OutputSnapshot.of(folder.resolve("instances"))).isEqualTo(before);
        assertThat(folder.resolve("topology.xml")).doesNotExist();

        // given
        Files.createDirectories(folder.resolve("topology.xml"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("topology.xml", "<topology/>"))))
                .isInstanceOf(MachineException.class)
                .hasMessage(folder.resolve("topology.xml")
                        + " is not a file, but one is to be written there. Move it away, and try again.");
    }
}
