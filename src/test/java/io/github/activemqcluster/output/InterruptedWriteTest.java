package io.github.activemqcluster.output;

import static io.github.activemqcluster.output.TestFiles.broker;
import static io.github.activemqcluster.output.TestFiles.plain;
import static io.github.activemqcluster.output.TestFiles.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files are written or none, even if a disk fails, a build is killed, or another build writes. */
class InterruptedWriteTest {

    @TempDir
    Path folder;

    @Test
    void whereAMoveFailsEverythingIsTakenBack() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        OutputSnapshot before = OutputSnapshot.of(folder);
        List<Path> moved = new ArrayList<>();
        Mover failing = (complete, target) -> {
            if (moved.size() == 3) {
                throw new IOException("the device is gone");
            }
            moved.add(target);
            Mover.atomic().move(complete, target);
        };
        List<OutputFile> changed = new ArrayList<>(broker("mq2"));
        changed.set(0, plain("topology.xml", "<changed/>"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder, Duration.ofSeconds(1), failing).write(changed))
                .isInstanceOf(MachineException.class)
                .hasMessage("cannot write to " + folder + ": the device is gone. Nothing was changed.");
        assertThat(moved).hasSize(3);
        assertThat(OutputSnapshot.of(folder).entries().keySet())
                .isEqualTo(before.entries().keySet());
        assertThat(folder.resolve("topology.xml")).hasContent("<topology/>");
        assertThat(new OutputDirectory(folder).write(broker("mq1")).none()).isTrue();
    }

    @Test
    void whatAKilledRunLeftIsClearedAwayAndFinished() throws Exception {
        // given: killed between two moves
        new OutputDirectory(folder).write(broker("mq1"));
        put(folder, ".staging/7.new", "half");
        put(folder, "homes/.activemq-5.18.3.partial/lib/x.jar", "half");
        Files.writeString(folder.resolve("topology.xml"), "<of the killed run/>");

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(changes.written()).containsExactly("topology.xml");
        assertThat(folder.resolve(".staging")).doesNotExist();
        assertThat(folder.resolve("homes")).isEmptyDirectory();
    }

    @Test
    void twoBuildsAtOnceDoNotMeet() throws Exception {
        // given
        List<Thread> builds = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int number = 0; number < 4; number++) {
            String content = "<build number='" + number + "'/>";
            builds.add(new Thread(() -> {
                try {
                    for (int round = 0; round < 5; round++) {
                        new OutputDirectory(folder).write(List.of(plain("a", content), plain("b", content)));
                    }
                } catch (MachineException | TopologyException e) {
                    failures.add(e);
                }
            }));
        }

        // when
        builds.forEach(Thread::start);
        for (Thread build : builds) {
            build.join();
        }

        // then
        assertThat(failures).isEmpty();
        assertThat(Files.readString(folder.resolve("a"))).isEqualTo(Files.readString(folder.resolve("b")));
    }

    @Test
    void aBuildThatWaitsForTooLongSaysForWhom() throws Exception {
        // given
        OutputDirectory impatient = new OutputDirectory(folder, Duration.ofMillis(100), Mover.atomic());
        try (ChildJvm other = ChildJvm.start(LockHolder.class, List.of(), folder)) {
            other.awaitLine("locked");

            // when, then
            assertThatThrownBy(() -> impatient.write(broker("mq1")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("in use by another build (process " + other.pid() + " of user '");

            // when
            other.kill();
        }

        // then
        assertThat(impatient.write(broker("mq1")).none()).isFalse();
    }
}
