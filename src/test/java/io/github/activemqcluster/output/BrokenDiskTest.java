package io.github.activemqcluster.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writes to a disk that is too small, or to a folder without the right to write. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a full disk and a lost permission as Linux has them")
class BrokenDiskTest {

    @TempDir
    Path folder;

    @Test
    void aFullDiskLeavesWhatWasThereWhole() throws Exception {
        // when
        String said = run(new SmallDisk(folder), List.of(folder));

        // then
        assertThat(said)
                .startsWith("cannot write to " + folder.resolve("out") + ": ")
                .containsAnyOf(
                        "No space left on device. Nothing was changed."
                                + " Free some space on that disk, or name another outputDirectory.",
                        "File too large")
                .endsWith("all is whole");
    }

    @Test
    void aDirectoryThatIsNotWritableIsLeftWhole() throws Exception {
        // given
        SmallDisk disk = new SmallDisk(folder);
        List<Object> arguments = new ArrayList<>(List.of(folder));
        arguments.addAll(disk.protection(folder.resolve("out")));

        // when
        String said = run(disk, arguments);

        // then
        assertThat(said)
                .startsWith("cannot lock the output directory " + folder.resolve("out") + ": ")
                .contains(
                        "Nothing was changed. Give yourself the right to write there, or name another outputDirectory.")
                .endsWith("all is whole");
    }

    /** Runs without the JVM's own statistics file, which the same limit would cut off. */
    private static String run(SmallDisk disk, List<Object> arguments) throws Exception {
        try (ChildJvm child =
                ChildJvm.start(disk.command(), BrokenDisk.class, List.of("-XX:-UsePerfData"), arguments.toArray())) {
            return child.awaitEnd();
        }
    }
}
