package io.github.activemqcluster.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import io.github.activemqcluster.testing.Topologies;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of the whole cluster, and the form of all scripts. */
class ClusterScriptsTest extends ScriptTest {

    @Test
    void everyScriptIsSyntacticallyRight() throws Exception {
        // given
        List<Path> written;
        try (Stream<Path> tree = Files.walk(scripts.output())) {
            written = tree.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".sh") || file.toFile().canExecute())
                    .toList();
        }

        // when, then
        assertThat(written).hasSizeGreaterThan(20);
        for (Path script : written) {
            Process check = new ProcessBuilder("sh", "-n", script.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(check.getInputStream().readAllBytes(), UTF_8))
                    .as("%s", script)
                    .isEmpty();
        }
    }

    @Test
    void theWholeClusterIsStartedLookedAtAndStopped() throws Exception {
        // when
        Result start = scripts.run("one-master", "bin/start");
        Result status = scripts.run("one-master", "bin/status");
        Result one = scripts.run("one-master", "bin/stop", "shared-2");
        Result partly = scripts.run("one-master", "bin/status");
        Result stop = scripts.run("one-master", "bin/stop");
        Result nothing = scripts.run("one-master", "bin/status");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text().lines())
                .filteredOn(line -> line.contains(": launched (pid "))
                .hasSize(3);
        assertThat(start.text().lines())
                .filteredOn(line -> !line.contains(": launched (pid "))
                .hasSize(3)
                .allMatch(line -> line.matches("shared-1: master \\(pid .*|shared-[23]: slave \\(pid .*"));
        assertThat(status.status()).isZero();
        assertThat(status.text().lines().map(line -> line.replaceAll(":.*", "")))
                .containsExactly("shared-1", "shared-2", "shared-3", "reference");
        assertThat(status.text()).endsWith("reference: whole: all 3 instances run, and each is what it should be\n");
        assertThat(one.text()).isEqualTo("shared-2: stopped\n");
        assertThat(partly.status()).isEqualTo(1);
        assertThat(partly.text()).endsWith("reference: degraded: shared-2 is not running\n");
        assertThat(nothing.status()).isEqualTo(3);
        assertThat(nothing.text()).endsWith("reference: stopped: none of 3 instances runs\n");
        assertThat(stop.text()).contains("shared-1: stopped", "shared-2: not running", "shared-3: stopped");
    }

    @Test
    void slavesOfNobodyAreNoStartAndNoWholeCluster() throws Exception {
        // given: a lock that this process holds
        Path lock = Files.createDirectories(scripts.output().resolve("shared/shared"))
                .resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();

            // when
            Result start = scripts.run("no-master", "bin/start", "--timeout", "3");
            Result status = scripts.run("no-master", "bin/status");

            // then
            String why = "group shared has no master, as the lock on " + lock + " is held by process "
                    + ProcessHandle.current().pid() + " (";
            assertThat(start.status()).isEqualTo(1);
            assertThat(start.text()).contains("reference: started, but " + why);
            assertThat(status.status()).isEqualTo(1);
            assertThat(status.text()).contains("reference: degraded: " + why);
        }
    }

    @Test
    void aLockThatCannotBeHadEndsTheStartSoon() throws Exception {
        // given
        Path lock = Files.createDirectories(scripts.output().resolve("shared/shared/lock"));

        // when
        Result start = scripts.run("no-master", "bin/start", "--timeout", "50");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text()).contains("group shared has no master, as " + lock + " is a directory.");
    }

    @Test
    void aMasterThatIsStoppedByASignalIsNone() throws Exception {
        // given
        scripts.run("one-master", "bin/start");
        String pid = Files.readString(scripts.output().resolve("instances/shared-1/run/pid"))
                .strip();

        // when
        new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
        Result status = scripts.run("one-master", "bin/status");
        Result start = scripts.run("one-master", "instances/shared-1/bin/start");
        new ProcessBuilder("kill", "-CONT", pid).start().waitFor();

        // then
        assertThat(status.status()).isEqualTo(1);
        assertThat(status.text())
                .contains("shared-1: paused (SIGSTOP), was master (pid " + pid + ")")
                .endsWith(
                        "reference: degraded: shared-1 is paused (SIGSTOP), was master; group shared has no master\n");
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text()).contains("kill -CONT " + pid + " lets it go on");
        assertThat(scripts.run("one-master", "bin/status").status()).isZero();
    }

    @Test
    void whatABrokerFoundDamagedIsToldByStartAndStatus() throws Exception {
        // when
        Result start = scripts.run("damaged", "instances/shared-1/bin/start");
        Result status = scripts.run("damaged", "instances/shared-1/bin/status");

        // then
        assertThat(start.text())
                .contains(
                        "shared-1: its store had to be recovered when it was read: its index was missing or incomplete, and was"
                                + " rebuilt from the whole journal (1 times). See ",
                        "shared-1: its store had to be recovered when it was read: 308 operations replayed from its journal. See")
                .endsWith(status.text());
        assertThat(status.status()).isZero();
        assertThat(status.text()).startsWith("shared-1: master (pid ").contains("its store had to be recovered");
    }

    @Test
    void aBrokerThatLogsNowhereWhatItIsIsUnknown() throws Exception {
        // given
        scripts.run("silent", "instances/shared-1/bin/start", "--no-wait");
        Path start = scripts.output().resolve("instances/shared-1/run/start");
        Files.setLastModifiedTime(start, FileTime.from(Instant.now().minus(Duration.ofMinutes(3))));

        // when, then
        assertThat(scripts.run("silent", "instances/shared-1/bin/status").text())
                .startsWith("shared-1: unknown, as there is nothing in run/states (pid ");
    }

    @Test
    void aLargeLogIsNotReadForAState() throws Exception {
        // given
        scripts.run("one-master", "bin/start");
        for (String log : List.of("data/activemq.log", "run/console.log")) {
            try (RandomAccessFile file = new RandomAccessFile(
                    scripts.output().resolve("instances/shared-1").resolve(log).toFile(), "rw")) {
                file.setLength(400_000_000_000L);
            }
        }

        // when, then: the reader of this output does not end within the time that a script has
        ScriptRunner.Result status = scripts.run("one-master", "bin/status");
        assertThat(status.status()).as(status.text()).isZero();
    }

    @Test
    void aMasterIsBroughtBackWithTheMessagesOfItsSlave() throws Exception {
        // given
        scripts.render(Topologies.r1());
        Files.createDirectories(scripts.output().resolve("homes/activemq-5.7.0/lib"));
        Path master = scripts.output().resolve("instances/pair-1/data");
        Path slave = scripts.output().resolve("instances/pair-2/data");
        Files.createDirectories(master.resolve("kahadb"));
        Files.createDirectories(slave.resolve("kahadb"));
        Files.writeString(master.resolve("kahadb/db-1.log"), "old");
        Files.writeString(slave.resolve("kahadb/db-1.log"), "new");
        scripts.run("master", "instances/pair-2/bin/start");

        // when
        Result back = scripts.run("one-master", "bin/bring-back-master");
        Result again = scripts.run("attached", "bin/bring-back-master", "pair");
        Result unknown = scripts.run("attached", "bin/bring-back-master", "nobody");
        scripts.run("attached", "bin/stop");

        // then
        assertThat(back.status()).isZero();
        assertThat(back.text()).contains("pair-2: stopped", "pair-1: master (pid", "pair-1 is back");
        assertThat(master.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(slave.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(master.resolve("before-bring-back/kahadb/db-1.log")).hasContent("old");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.text()).contains("pair-1 runs. Stop it first");
        assertThat(unknown.text()).contains("there is no pure master/slave group 'nobody'");
    }

    @Test
    void aHostWhoseNameDoesNotResolveIsTold() throws Exception {
        // given
        scripts.render(Topologies.r2()
                .host("here", "127.0.0.1")
                .host("known", "mq1.example.org")
                .host("lost", "mq2.example.org"));
        Map<String, String> names = scripts.withCommand("getent", "[ \"$2\" = mq1.example.org ]\n");

        // when
        Result start = scripts.runScript("master", names, scripts.output().resolve("bin/start"), "shared-1");

        // then
        assertThat(start.text())
                .startsWith(
                        "reference: Warning: the address of host lost, mq2.example.org, does not resolve here, so nothing on"
                                + " it is reached from here\n")
                .contains("shared-1: master")
                .doesNotContain("mq1.example.org");
    }

    @Test
    void aClusterOfSeveralHostsWantsToKnowWhichOneThisIs() throws Exception {
        // given
        scripts.render(Topologies.r2().host("mq1", "127.0.0.1").host("mq2", "127.0.0.1"));

        // when
        Result all = scripts.run("master", "bin/start");
        Result host = scripts.run("master", "bin/start", "--host", "mq2");
        Result unknown = scripts.run("master", "bin/start", "--host", "mq");
        Result status = scripts.run("master", "bin/status");

        // then
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.text()).contains("this cluster has 2 hosts", "--host ID", "mq1 mq2");
        assertThat(host.text()).contains("shared-2: master").doesNotContain("shared-1");
        assertThat(unknown.text()).contains("there is no instance on a host 'mq'");
        assertThat(status.text()).contains("shared-1: not running", "shared-2: master", "shared-3: not running");
    }
}
