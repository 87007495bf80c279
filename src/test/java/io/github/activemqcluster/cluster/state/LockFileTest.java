package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "looks at /proc")
class LockFileTest {

    private static final Path LOCKS = Path.of("/proc/locks");

    @TempDir
    private Path folder;

    @Test
    void theHolderOfALockIsNamed() throws Exception {
        // given
        Path file = folder.resolve("lock");
        LockFile lock = new LockFile(file, LOCKS);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.obstacle(List.of())).isEmpty();

            // when, then
            try (FileLock held = channel.lock()) {
                assertThat(held.isValid()).isTrue();
                assertThat(lock.holder()).hasValue(ProcessHandle.current().pid());
                assertThat(lock.obstacle(List.of())).hasValueSatisfying(why -> assertThat(why)
                        .startsWith("the lock on " + file + " is held by process "
                                + ProcessHandle.current().pid() + " (")
                        .contains("java"));
            }
            assertThat(lock.holder()).isEmpty();
        }
    }

    @Test
    void aFolderInItsPlaceIsNoLock() throws Exception {
        Path file = Files.createDirectory(folder.resolve("lock"));

        assertThat(new LockFile(file, LOCKS).obstacle(List.of())).hasValue(file + " is a directory");
    }

    @Test
    void whoeverOnlyWaitsForALockIsNotItsHolder() throws Exception {
        // given
        Path file = Files.createFile(folder.resolve("lock"));
        long device = (long) Files.getAttribute(file, "unix:dev");
        String inode = String.format(
                "%02x:%02x:%s",
                (device >> 8) & 0xfff,
                (device & 0xff) | ((device >> 12) & 0xfff00),
                Files.getAttribute(file, "unix:ino"));
        Path locks = Files.writeString(
                folder.resolve("locks"),
                "1: -> POSIX  ADVISORY  WRITE 4711 " + inode + " 0 EOF\n"
                        + "1: POSIX  ADVISORY  READ  4712 " + inode + " 0 EOF\n"
                        + "2: FLOCK  ADVISORY  WRITE 4713 " + inode + " 0 EOF\n");

        // when, then
        assertThat(new LockFile(file, locks).holder()).hasValue(4713);
        assertThat(new LockFile(file, folder.resolve("none")).holder()).isEmpty();
    }

    @Test
    void whereItIsDependsOnTheStore() throws Exception {
        RunningCluster shared = RunningCluster.of(Topologies.r2().build(), folder, Optional.empty());
        RunningCluster single = RunningCluster.of(Topologies.r4().build(), folder, Optional.empty());
        RunningCluster database = RunningCluster.of(Topologies.r3().build(), folder, Optional.empty());
        Path ofShared = Files.createDirectories(folder.resolve("shared/shared/lock"));
        String first = single.topology().groups().get(0).id();
        Path ofSingle = Files.createDirectories(
                folder.resolve("instances/" + single.of(first).get(0) + "/data/kahadb/lock"));

        assertThat(shared.obstacle(shared.topology().groups().get(0))).hasValue(ofShared + " is a directory");
        assertThat(single.obstacle(single.topology().groups().get(0))).hasValue(ofSingle + " is a directory");
        assertThat(database.obstacle(database.topology().groups().get(0))).isEmpty();
    }
}
