package io.github.activemqcluster.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningInstancesTest {

    @TempDir
    Path folder;

    @Test
    void filesOfARunningInstanceAreNotChanged() throws Exception {
        // given
        OutputDirectory directory = new OutputDirectory(folder);
        directory.write(List.of(config("mq1", "one"), config("mq2", "one"), shared("one")));
        try (ChildJvm broker = ChildJvm.start(Sleeper.class, List.of("-Dactivemq-cluster.instance=mq1"))) {
            broker.awaitLine("up");
            pid("mq1", broker.pid());
            OutputSnapshot before = OutputSnapshot.of(folder);

            // when, then: changed
            assertThatThrownBy(
                            () -> directory.write(List.of(config("mq1", "two"), config("mq2", "two"), shared("two"))))
                    .isInstanceOf(MachineException.class)
                    .hasMessage(
                            "Files would change of 1 running instance: mq1 (changed: conf/activemq.xml). Nothing was"
                                    + " changed. Stop them first: "
                                    + folder.resolve("bin").resolve("stop") + " mq1");
            assertThat(OutputSnapshot.of(folder)).isEqualTo(before);

            // when, then: removed
            assertThatThrownBy(() -> directory.write(List.of(config("mq2", "one"), shared("one"))))
                    .isInstanceOf(MachineException.class)
                    .hasMessageStartingWith(
                            "Files would change of 1 running instance: mq1 (no longer declared, and its files would be"
                                    + " removed).");
            assertThat(OutputSnapshot.of(folder)).isEqualTo(before);

            // when, then: new, and one removed
            assertThatThrownBy(() -> directory.write(List.of(
                            TestFiles.plain("instances/mq1/conf/b", ""), TestFiles.plain("instances/mq1/conf/a", ""))))
                    .hasMessageStartingWith(
                            "Files would change of 1 running instance: mq1 (new: conf/a, conf/b; removed:"
                                    + " conf/activemq.xml).");
            assertThat(OutputSnapshot.of(folder)).isEqualTo(before);

            // when, then: files of other instances, and files of no instance, may change
            directory.write(List.of(config("mq1", "one"), config("mq2", "two"), shared("two")));

            // when, then: a stopped instance's files may change too
            broker.kill();
            assertThat(directory
                            .write(List.of(config("mq1", "two"), config("mq2", "two"), shared("two")))
                            .written())
                    .containsExactly("instances/mq1/conf/activemq.xml");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "shows no command lines")
    void aProcessThatGotTheNumberOfADeadInstanceIsNotTakenForIt() throws Exception {
        // given
        try (ChildJvm other = ChildJvm.start(Sleeper.class, List.of("-Dactivemq-cluster.instance=mq10"))) {
            other.awaitLine("up");
            pid("mq1", other.pid());
            pid("mq10", other.pid());

            // when, then
            assertThat(new RunningInstances(folder).among(List.of("mq1", "mq10")))
                    .containsExactly("mq10");
        }
    }

    @Test
    void anInstanceWhoseCommandLineIsHiddenCountsAsRunning() throws Exception {
        // given
        pid("mq1", ProcessHandle.current().pid());

        // when, then
        assertThat(new RunningInstances(folder, pid -> Optional.empty()).among(List.of("mq1")))
                .containsExactly("mq1");
    }

    @Test
    void aMissingOrGarbledPidIsNoInstance() throws Exception {
        // given
        Files.createDirectories(folder.resolve("instances/mq1/run"));
        Files.writeString(folder.resolve("instances/mq1/run/pid"), "not a number");

        // when, then
        assertThat(new RunningInstances(folder).among(List.of("mq1", "mq2"))).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "shows no command lines")
    void aHomeIsUsedByTheInstancesThatNameIt() throws Exception {
        // given
        try (ChildJvm broker = ChildJvm.start(
                Sleeper.class,
                List.of("-Dactivemq-cluster.instance=mq1", "-Dactivemq.home=/somewhere/homes/activemq-5.16.7"))) {
            broker.awaitLine("up");
            pid("mq1", broker.pid());
            RunningInstances running = new RunningInstances(folder);

            // when, then
            assertThat(running.usingHome("activemq-5.16.7")).containsExactly("mq1");
            assertThat(running.usingHome("activemq-5.18.3")).isEmpty();
        }
    }

    private void pid(String id, long pid) throws IOException {
        Path run =
                Files.createDirectories(folder.resolve("instances").resolve(id).resolve("run"));
        Files.writeString(run.resolve("pid"), pid + "\n");
    }

    private static OutputFile config(String id, String content) {
        return new OutputFile("instances/" + id + "/conf/activemq.xml", content, Kind.PLAIN);
    }

    private static OutputFile shared(String content) {
        return new OutputFile("topology.xml", content, Kind.PLAIN);
    }
}
