package io.github.activemqcluster.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written where it does not fit, or must not be written. A small disk is mounted in a namespace of the child's
 * own, which any user may do on most Linux machines; where that is not possible, the size of a file is limited instead,
 * and rights are taken away, so that the test fails to run nowhere.
 */
@DisabledOnOs(OS.WINDOWS)
class BrokenDiskTest {

    @TempDir
    Path folder;

    @Test
    void aFullDiskLeavesWhatWasThereWhole() throws Exception {
        // given
        List<String> smallDisk = canMount()
                ? List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"",
                        folder.toString())
                : List.of("sh", "-c", "ulimit -f 512; exec \"$@\"", "sh");

        // when
        String said;
        try (ChildJvm child = ChildJvm.start(smallDisk, BrokenDisk.class, List.of("-XX:-UsePerfData"), folder)) {
            said = child.awaitEnd();
        }

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
        List<String> disk = canMount()
                ? List.of("unshare", "-rm", "sh", "-c", "mount -t tmpfs none \"$0\" && exec \"$@\"", folder.toString())
                : List.of("sh", "-c", "exec \"$@\"", "sh");
        String[] protect = canMount()
                ? new String[] {"mount", "-o", "remount,ro", folder.toString()}
                : new String[] {"chmod", "-R", "a-w", folder.resolve("out").toString()};

        // when
        String said;
        try (ChildJvm child = ChildJvm.start(
                disk, BrokenDisk.class, List.of(), folder, protect[0], protect[1], protect[2], protect[3])) {
            said = child.awaitEnd();
        }

        // then
        assertThat(said)
                .startsWith("cannot lock the output directory " + folder.resolve("out") + ": ")
                .contains(
                        "Nothing was changed. Give yourself the right to write there, or name another outputDirectory.")
                .endsWith("all is whole");
    }

    private boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", folder.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command: not Linux
        }
    }
}
