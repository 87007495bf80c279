package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of one instance: start, status, stop. */
class InstanceScriptsTest extends ScriptTest {

    @ParameterizedTest
    @CsvSource({"master, master", "slave, slave", "old-slave, slave"})
    void aBrokerIsStartedLookedAtAndStopped(String says, String role) throws Exception {
        // when
        Result start = scripts.run(says, "instances/shared-1/bin/start");
        Result status = scripts.run(says, "instances/shared-1/bin/status");
        Result again = scripts.run(says, "instances/shared-1/bin/start");
        Result stop = scripts.run(says, "instances/shared-1/bin/stop");
        Result after = scripts.run(says, "instances/shared-1/bin/status");

        // then
        assertThat(start.status()).isZero();
        assertThat(status.status()).isZero();
        assertThat(status.text()).matches("shared-1: " + role + " \\(pid \\d+\\) openwire 127.0.0.1:61616\n");
        assertThat(start.text()).matches("shared-1: launched \\(pid \\d+\\)\n\\Q" + status.text() + "\\E");
        assertThat(again.status()).isZero();
        assertThat(again.text()).isEqualTo(status.text().replace(": ", ": already running, "));
        assertThat(stop).isEqualTo(new Result(0, "shared-1: stopped\n"));
        assertThat(after).isEqualTo(new Result(3, "shared-1: not running\n"));
        assertThat(scripts.launches()).hasSize(1);
    }

    @Test
    void ofManyStartsAtOnceOneLaunches() throws Exception {
        // when
        List<CompletableFuture<Result>> starts = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> scripts.quietly("master", "instances/shared-1/bin/start")))
                .toList();
        List<Result> results = starts.stream().map(CompletableFuture::join).toList();

        // then
        assertThat(results).allMatch(result -> result.status() == 0);
        assertThat(results)
                .filteredOn(result -> !result.text().contains("already running"))
                .hasSize(1);
        assertThat(scripts.launches()).hasSize(1);
    }

    @Test
    void aBrokerThatDiesIsReportedWithWhatItSaid() throws Exception {
        // when
        Result start = scripts.run("dies", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text())
                .contains("ERROR | the reason why", "shared-1: did not start: its process has ended.")
                .doesNotContain("some.Frame", "JVM args");
        assertThat(scripts.run("dies", "instances/shared-1/bin/status").status())
                .isEqualTo(3);
    }

    @Test
    void aBrokerThatTakesTooLongIsLeftRunningAndReported() throws Exception {
        // when
        Result start = scripts.run("silent", "instances/shared-1/bin/start", "--timeout", "2");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text()).contains("INFO  | thinking |", "is not up after 2 s, but starting (pid ");
        assertThat(scripts.run("silent", "instances/shared-1/bin/status").status())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"alone, waiting for members of its group", "copying, attaching to its master"})
    void aBrokerThatWaitsForOthersIsUpButNotReady(String says, String state) throws Exception {
        assertThat(scripts.run(says, "instances/shared-1/bin/start").text()).contains(state);
        assertThat(scripts.run(says, "instances/shared-1/bin/start", "--ready", "--timeout", "1")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aBrokerThatDoesNotStopIsKilled() throws Exception {
        // given
        scripts.run("stubborn", "instances/shared-1/bin/start");

        // when
        Result stop = scripts.run("stubborn", "instances/shared-1/bin/stop", "--timeout", "1");

        // then
        assertThat(stop.status()).isZero();
        assertThat(stop.text()).contains("has not stopped within 1 s; killing it", "shared-1: stopped");
        assertThat(scripts.run("stubborn", "instances/shared-1/bin/status").status())
                .isEqualTo(3);
    }

    @Test
    void aPidThatHasGoneToAnotherProgramIsNotTakenForTheBroker() throws Exception {
        // given
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.createDirectories(scripts.output().resolve("instances/shared-1/run"));
        Files.writeString(scripts.output().resolve("instances/shared-1/run/pid"), other.pid() + "\n");

        // when
        Result status = scripts.run("master", "instances/shared-1/bin/status");
        Result stop = scripts.run("master", "instances/shared-1/bin/stop");

        // then
        assertThat(status.status()).isEqualTo(3);
        assertThat(stop.text()).isEqualTo("shared-1: not running\n");
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPortThatSomebodyElseHoldsIsToldBeforeTheStartAndAfterIt() throws Exception {
        // given
        String pid = Long.toString(ProcessHandle.current().pid());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = other.getLocalPort();
            scripts.withPort("shared-1", port);

            // when
            Result start = scripts.run("slave", "instances/shared-1/bin/start");

            // then
            assertThat(start.status()).isEqualTo(1);
            assertThat(start.text())
                    .startsWith("shared-1: was not started, since others have its ports:\n  port " + port
                            + " (openwire) is held by process " + pid + ": ")
                    .endsWith("\nEnd them, or generate with other ports.\n");
            assertThat(scripts.launches()).isEmpty();
        }
        assertThat(scripts.run("slave", "instances/shared-1/bin/start").status())
                .isZero();
        assertThat(scripts.run("slave", "instances/shared-1/bin/status").text()).doesNotContain("Warning");
        try (ServerSocket other =
                new ServerSocket(scripts.port("shared-1"), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            // when
            Result status = scripts.run("slave", "instances/shared-1/bin/status");

            // then
            assertThat(status.text())
                    .contains("\nshared-1: Warning: the takeover will fail: port " + other.getLocalPort()
                            + " (openwire) is held by process " + pid + ": ");
            assertThat(status.text().lines()).hasSize(2);
        }
    }

    @Test
    void aHomeThatHasLostAFileIsToldByName() throws Exception {
        // given
        Path home = scripts.output().resolve("homes/activemq-6.3.1");
        Files.writeString(home.resolve("activemq-cluster-files.txt"), "3 abc lib/there.jar\n3 abc lib/it's gone.jar\n");
        Files.writeString(home.resolve("lib/there.jar"), "jar");

        // when
        Result start = scripts.run("master", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text())
                .isEqualTo("shared-1: " + home.toRealPath() + " is not whole, it lacks lib/it's gone.jar. Run the"
                        + " activemq-cluster:generate goal again.\n");
    }

    @Test
    void theJvmGetsALocaleThatKnowsThePath() throws Exception {
        // given
        Path start = scripts.output().resolve("instances/shared-1/bin/start");

        // when
        scripts.runScript("locale", Map.of("LC_ALL", "C"), start);

        // then
        assertThat(Files.readString(scripts.output().resolve("instances/shared-1/run/console.log")))
                .containsPattern("locale (?i)[^ ]*utf-?8\n");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldByName() throws Exception {
        // given
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            closed = socket.getLocalPort();
        }
        scripts.edit("shared-1", "instance_needs=''", "instance_needs='database 127.0.0.1 " + closed + "'");

        // when, then
        assertThat(scripts.run("master", "instances/shared-1/bin/start").text())
                .startsWith("shared-1: Warning: database at 127.0.0.1, port " + closed + ", does not answer\n")
                .contains("shared-1: master (pid ");
    }

    @Test
    void aStoreOnANearlyFullFileSystemIsTold() throws Exception {
        // given: the store is in a folder of the group, and the folder is not there yet
        Path start = scripts.output().resolve("instances/shared-1/bin/start");
        Map<String, String> nearlyFull = scripts.withCommand(
                "df",
                """
                echo 'Filesystem 1024-blocks Used Available Capacity Mounted'
                echo "disk 4194304 3670016 524288 88% $2"
                """);

        // when, then
        assertThat(scripts.runScript("master", nearlyFull, start).text())
                .startsWith("shared-1: Warning: the file system of its store (" + scripts.output()
                        + "/instances/shared-1/../..")
                .contains(
                        ") has 512 MB left. A store on a full one loses messages: free some\n",
                        "shared-1: master (pid ");

        // when, then
        scripts.run("master", "instances/shared-1/bin/stop");
        Map<String, String> ample = scripts.withCommand(
                "df",
                """
                echo 'Filesystem 1024-blocks Used Available Capacity Mounted'
                echo 'disk 419430400 200000000 219430400 48% /'
                """);
        assertThat(scripts.runScript("master", ample, start).text()).doesNotContain("Warning");
    }

    @Test
    void aLockWhoseHolderWasKilledIsBroken() throws Exception {
        // given
        Process holder = new ProcessBuilder("true").start();
        holder.waitFor(10, TimeUnit.SECONDS);
        Files.createDirectories(scripts.output().resolve("instances/shared-1/run/lock"));
        Files.writeString(scripts.output().resolve("instances/shared-1/run/lock/pid"), holder.pid() + "\n");

        // when, then
        assertThat(scripts.run("master", "instances/shared-1/bin/start").status())
                .isZero();
        assertThat(scripts.output().resolve("instances/shared-1/run/lock")).doesNotExist();
    }
}
