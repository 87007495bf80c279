package io.github.activemqcluster.distribution;

import static io.github.activemqcluster.distribution.HomesOfTest.filesIn;
import static io.github.activemqcluster.distribution.HomesOfTest.fromFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.ChildJvm;
import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.output.SmallDisk;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A home appears whole or not at all, whatever happens to the build that makes it. */
class InterruptedHomeTest {

    @TempDir
    Path folder;

    private HomesOfTest homes;

    @BeforeEach
    void emptyRepository() {
        homes = new HomesOfTest(folder);
    }

    @Test
    void aHomeThatFailsLeavesTheOneBeforeWhole() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        homes.provide(fromFile("5.18.3", archive));
        OutputSnapshot before = OutputSnapshot.of(homes.output().resolve("homes/activemq-5.18.3"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, 100));

        // when, then
        assertThatThrownBy(() -> homes.provide(fromFile("5.18.3", archive))).isInstanceOf(MachineException.class);
        assertThat(OutputSnapshot.of(homes.output().resolve("homes/activemq-5.18.3")))
                .isEqualTo(before);
        assertThat(filesIn(homes.output().resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a full disk as Linux has one")
    void aFullDiskLeavesNothing() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3")
                .file("apache-activemq-5.18.3/lib/large.jar", 0644, "x".repeat(5_000_000))
                .tarGz(folder.resolve("a.tar.gz"));
        SmallDisk disk = new SmallDisk(Files.createDirectory(homes.output()));

        // when
        String said;
        try (ChildJvm build = ChildJvm.start(
                disk.command(), HomeBuild.class, List.of("-XX:-UsePerfData"), homes.output(), "5.18.3", archive)) {
            said = build.awaitEnd();
        }

        // then
        assertThat(said)
                .contains("cannot unpack " + archive + ": ")
                .containsAnyOf(
                        "No space left on device ("
                                + homes.output().resolve("homes/.activemq-5.18.3.partial/lib/large.jar")
                                + "). Nothing was changed. Free some space on that disk, or name another outputDirectory.",
                        "File too large")
                .endsWith("homes: []");
    }

    @Test
    void aRunThatIsKilledWhileItMakesAHomeIsMendedByTheNext() throws Exception {
        // given: the archive is unpacked, and its repairs are not made
        Path archive = TestArchive.release("5.16.7").tarGz(folder.resolve("a.tar.gz"));
        try (ChildJvm build = ChildJvm.start(HomeBuild.class, List.of(), homes.output(), "5.16.7", archive, "hang")) {
            build.awaitLine("resolving com.google.guava:failureaccess:1.0.1");
            build.kill();
        }
        assertThat(homes.output().resolve("homes/activemq-5.16.7")).doesNotExist();
        assertThat(homes.output().resolve("homes/.activemq-5.16.7.partial")).isNotEmptyDirectory();
        homes.artifacts().withJar("com.google.guava:failureaccess:1.0.1");

        // when
        Home home = homes.provide(fromFile("5.16.7", archive));

        // then
        assertThat(home.directory().resolve("lib/optional/failureaccess-1.0.1.jar"))
                .exists();
        assertThat(filesIn(homes.output().resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.16.7/"));
    }

    @Test
    void aRunThatIsKilledBetweenTheTwoRenamesIsMendedByTheNext() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        Files.move(home.directory(), home.directory().resolveSibling(".activemq-5.18.3.old"));

        // when
        Home mended = homes.provide(fromFile("5.18.3", archive));

        // then
        assertThat(mended.fresh()).isFalse();
        assertThat(filesIn(homes.output().resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    void buildsAtOnceMakeAHomeOnce() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        List<ChildJvm> processes = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<String> results = Collections.synchronizedList(new ArrayList<>());

        // when
        for (int number = 0; number < 2; number++) {
            processes.add(ChildJvm.start(HomeBuild.class, List.of(), homes.output(), "5.18.3", archive));
            threads.add(new Thread(() -> {
                try {
                    results.add("fresh="
                            + homes.provide(fromFile("5.18.3", archive)).fresh());
                } catch (MachineException e) {
                    results.add(e.getMessage());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (ChildJvm process : processes) {
            results.add(process.awaitEnd()
                    .lines()
                    .filter(line -> line.startsWith("fresh="))
                    .findFirst()
                    .orElse("none"));
        }

        // then
        assertThat(results).containsExactlyInAnyOrder("fresh=true", "fresh=false", "fresh=false", "fresh=false");
    }
}
