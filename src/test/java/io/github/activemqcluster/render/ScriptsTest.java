package io.github.activemqcluster.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The POSIX scripts, run for real, with a Java that only pretends: it prints what a broker would, waits, and ends when it
 * is told to. So everything that is about processes is real, and quick.
 */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

    private static final String FAKE_JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo "openjdk version \\"${FAKE_VERSION:-17.0.1}\\" 2024-01-01" >&2
                exit 0
            fi
            echo "$@" >>"$FAKE_LOG"
            run() {
                trap 'exit 0' TERM
                while :; do sleep 0.1; done
            }
            case $FAKE in
                master) echo ' INFO | Apache ActiveMQ 6.3.1 (shared, ID:x) started' ;;
                slave) echo ' INFO | Database is locked by another server. This broker is now in slave mode waiting a lock' ;;
                old-slave) echo ' INFO | Database /x/lock is locked... waiting 1 seconds for the database to be unlocked.' ;;
                attached)
                    echo ' INFO | Slave connection between vm://pair-2#0 and failover:(tcp://x) has been established.'
                    echo ' INFO | Apache ActiveMQ 5.7.0 (pair-2, ID:x) started'
                    ;;
                alone) echo ' INFO | Not enough cluster members connected to elect a master.' ;;
                copying) echo ' INFO | Attaching to master: tcp://127.0.0.1:61619' ;;
                silent) echo ' INFO | thinking' ;;
                stubborn)
                    trap '' TERM
                    echo ' INFO | Apache ActiveMQ 6.3.1 (shared, ID:x) started'
                    while :; do sleep 0.1; done
                    ;;
                dies)
                    echo 'ERROR | the reason why'
                    echo '	at some.Frame(Source.java:1)'
                    exit 1
                    ;;
                stuck)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 2 ]; then
                        exec "$REAL_JAVA" -Dactivemq-cluster.instance=shared-1 -cp "$TEST_CLASSES" $STANDS_STILL
                    fi
                    echo ' INFO | Attaching to master: tcp://127.0.0.1:61619'
                    echo ' INFO | Attached'
                    ;;
                demoted)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 2 ]; then
                        echo ' INFO | Demoted to slave'
                        echo 'ERROR | Failed to start Apache ActiveMQ (shared, null)'
                        exit 1
                    fi
                    echo ' INFO | Attaching to master: tcp://127.0.0.1:61619'
                    echo ' INFO | Attached'
                    ;;
                unlucky)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 3 ]; then
                        echo 'java.lang.NullPointerException'
                        echo '	at org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(ZooKeeperTreeTracker.java:402)'
                        exit 1
                    fi
                    echo ' INFO | Attaching to master: tcp://127.0.0.1:61619'
                    echo ' INFO | Attached'
                    ;;
            esac
            run
            """;

    @TempDir
    private Path directory;

    private Path output;
    private Path javaHome;

    @BeforeEach
    void render() throws Exception {
        output = directory.resolve("out put \"it's\" $HOME ü");
        Rendering.of(Topologies.r2().build()).writeTo(output);
        Files.createDirectories(output.resolve("homes/activemq-6.3.1/lib"));
        javaHome = directory.resolve("java home");
        Path java = javaHome.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, FAKE_JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /** Without the scripts' help, so that a mistake in them leaves no process behind. */
    @AfterEach
    void endWhatWasStarted() throws Exception {
        try (Stream<Path> tree = Files.walk(output)) {
            for (Path file : tree.filter(path -> path.endsWith("run/pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(process -> process.info()
                                .arguments()
                                .map(List::of)
                                .orElse(List.of())
                                .contains(javaHome.resolve("bin/java").toString()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Test
    void everyScriptIsSyntacticallyRight() throws Exception {
        // given
        List<Path> scripts;
        try (Stream<Path> tree = Files.walk(output)) {
            scripts = tree.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".sh") || file.toFile().canExecute())
                    .toList();
        }

        // when, then
        assertThat(scripts).hasSizeGreaterThan(20);
        for (Path script : scripts) {
            Process check = new ProcessBuilder("sh", "-n", script.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(check.getInputStream().readAllBytes(), UTF_8))
                    .as("%s", script)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"master, master", "slave, slave", "old-slave, slave"})
    void aBrokerIsStartedLookedAtAndStopped(String says, String role) throws Exception {
        // when
        Result start = run(says, "instances/shared-1/bin/start");
        Result status = run(says, "instances/shared-1/bin/status");
        Result again = run(says, "instances/shared-1/bin/start");
        Result stop = run(says, "instances/shared-1/bin/stop");
        Result after = run(says, "instances/shared-1/bin/status");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text()).matches("shared-1: " + role + " \\(pid \\d+\\) openwire 127.0.0.1:61616\n");
        assertThat(status).isEqualTo(start);
        assertThat(again.status()).isZero();
        assertThat(again.text()).isEqualTo(start.text().replace(": ", ": already running, "));
        assertThat(stop).isEqualTo(new Result(0, "shared-1: stopped\n"));
        assertThat(after).isEqualTo(new Result(3, "shared-1: not running\n"));
        assertThat(launches()).hasSize(1);
    }

    @Test
    void ofManyStartsAtOnceOneLaunches() throws Exception {
        // when
        List<CompletableFuture<Result>> starts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> quietly("master", "instances/shared-1/bin/start")))
                .toList();
        List<Result> results = starts.stream().map(CompletableFuture::join).toList();

        // then
        assertThat(results).allMatch(result -> result.status() == 0);
        assertThat(results)
                .filteredOn(result -> !result.text().contains("already running"))
                .hasSize(1);
        assertThat(launches()).hasSize(1);
    }

    @Test
    void aBrokerThatDiesIsReportedWithWhatItSaid() throws Exception {
        // when
        Result start = run("dies", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text())
                .contains("ERROR | the reason why", "shared-1: did not start: its process has ended.")
                .doesNotContain("some.Frame");
        assertThat(run("dies", "instances/shared-1/bin/status").status()).isEqualTo(3);
    }

    @Test
    void aBrokerThatTakesTooLongIsLeftRunningAndReported() throws Exception {
        // when
        Result start = run("silent", "instances/shared-1/bin/start", "--timeout", "2");

        // then
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.text()).contains("INFO | thinking", "is not up after 2 s, but starting (pid ");
        assertThat(run("silent", "instances/shared-1/bin/status").status()).isZero();
    }

    @Test
    void aMemberThatDiedBecauseItsGroupChangedIsStartedAgain() throws Exception {
        // when
        Result start = run("unlucky", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text())
                .contains(
                        "starting it again (attempt 2 of 8)",
                        "starting it again (attempt 3 of 8)",
                        "shared-1: slave (pid");
        assertThat(launches()).hasSize(3);
    }

    @Test
    void aDemotedMasterThatFailsAtStartingAgainIsStartedAgain() throws Exception {
        // when
        Result start = run("demoted", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text())
                .contains(
                        "had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)",
                        "shared-1: slave (pid");
        assertThat(launches()).hasSize(2);
    }

    @Test
    void aMemberThatStandsStillBecauseItsGroupChangedIsStartedAgain() throws Exception {
        // given
        Path lib = output.resolve("bin/lib/instance.sh");
        Files.writeString(lib, Files.readString(lib).replace("silence=10", "silence=1"));

        // when
        Result start = runScript(
                "stuck",
                Map.of(
                        "REAL_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "TEST_CLASSES",
                        Path.of(StandsStill.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "STANDS_STILL",
                        StandsStill.class.getName()),
                output.resolve("instances/shared-1/bin/start"));

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text()).contains("stands still", "starting it again (attempt 2 of 8)", "shared-1: slave (pid");
        assertThat(launches()).hasSize(2);
    }

    @Test
    void aMemberThatIsOnlySilentIsLeftAlone() throws Exception {
        // given
        Path lib = output.resolve("bin/lib/instance.sh");
        Files.writeString(lib, Files.readString(lib).replace("silence=10", "silence=1"));

        // when
        Result start = run("silent", "instances/shared-1/bin/start", "--timeout", "3");

        // then
        assertThat(start.text()).contains("is not up after 3 s, but starting").doesNotContain("again");
        assertThat(launches()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"alone, waiting for members of its group", "copying, attaching to its master"})
    void aBrokerThatWaitsForOthersIsUpButNotReady(String says, String state) throws Exception {
        assertThat(run(says, "instances/shared-1/bin/start").text()).contains(state);
        assertThat(run(says, "instances/shared-1/bin/start", "--ready", "--timeout", "1")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aBrokerThatDoesNotStopIsKilled() throws Exception {
        // given
        run("stubborn", "instances/shared-1/bin/start");

        // when
        Result stop = run("stubborn", "instances/shared-1/bin/stop", "--timeout", "1");

        // then
        assertThat(stop.status()).isZero();
        assertThat(stop.text()).contains("has not stopped within 1 s; killing it", "shared-1: stopped");
        assertThat(run("stubborn", "instances/shared-1/bin/status").status()).isEqualTo(3);
    }

    @Test
    void aPidThatHasGoneToAnotherProgramIsNotTakenForTheBroker() throws Exception {
        // given
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.createDirectories(output.resolve("instances/shared-1/run"));
        Files.writeString(output.resolve("instances/shared-1/run/pid"), other.pid() + "\n");

        // when
        Result status = run("master", "instances/shared-1/bin/status");
        Result stop = run("master", "instances/shared-1/bin/stop");

        // then
        assertThat(status.status()).isEqualTo(3);
        assertThat(stop.text()).isEqualTo("shared-1: not running\n");
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    void aLockWhoseHolderWasKilledIsBroken() throws Exception {
        // given
        Process holder = new ProcessBuilder("true").start();
        holder.waitFor(10, TimeUnit.SECONDS);
        Files.createDirectories(output.resolve("instances/shared-1/run/lock"));
        Files.writeString(output.resolve("instances/shared-1/run/lock/pid"), holder.pid() + "\n");

        // when, then
        assertThat(run("master", "instances/shared-1/bin/start").status()).isZero();
        assertThat(output.resolve("instances/shared-1/run/lock")).doesNotExist();
    }

    @Test
    void aScriptWorksThroughASymlinkFromAnywhere() throws Exception {
        // given
        Path link = directory.resolve("link to start");
        Path second = directory.resolve("second");
        Files.createSymbolicLink(link, output.resolve("instances/shared-1/bin/start"));
        Files.createSymbolicLink(second, Path.of("link to start"));

        // when
        Result start = runScript("master", Map.of(), second);

        // then
        assertThat(start.text()).startsWith("shared-1: master (pid ");
    }

    @Test
    void theOutputDirectoryCanBeMoved() throws Exception {
        // given
        run("master", "instances/shared-1/bin/start");
        run("master", "instances/shared-1/bin/stop");
        Path moved = directory.resolve("moved");
        Files.move(output, moved);
        output = moved;

        // when
        run("master", "instances/shared-1/bin/start");

        // then
        assertThat(launches().get(1))
                .contains(moved.toRealPath().resolve("homes/activemq-6.3.1").toString())
                .doesNotContain("out put");
    }

    @Test
    void theWholeClusterIsStartedLookedAtAndStopped() throws Exception {
        // when
        Result start = run("master", "bin/start");
        Result status = run("master", "bin/status");
        Result one = run("master", "bin/stop", "shared-2");
        Result partly = run("master", "bin/status");
        Result stop = run("master", "bin/stop");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text().lines()).hasSize(3).allMatch(line -> line.contains(": master (pid "));
        assertThat(status.status()).isZero();
        assertThat(status.text().lines().map(line -> line.replaceAll(":.*", "")))
                .containsExactly("shared-1", "shared-2", "shared-3");
        assertThat(one.text()).isEqualTo("shared-2: stopped\n");
        assertThat(partly.status()).isEqualTo(3);
        assertThat(stop.text()).contains("shared-1: stopped", "shared-2: not running", "shared-3: stopped");
    }

    @Test
    void aMasterIsBroughtBackWithTheMessagesOfItsSlave() throws Exception {
        // given
        Rendering.of(Topologies.r1().build()).writeTo(output);
        Files.createDirectories(output.resolve("homes/activemq-5.7.0/lib"));
        Path master = output.resolve("instances/pair-1/data");
        Path slave = output.resolve("instances/pair-2/data");
        Files.createDirectories(master.resolve("kahadb"));
        Files.createDirectories(slave.resolve("kahadb"));
        Files.writeString(master.resolve("kahadb/db-1.log"), "old");
        Files.writeString(slave.resolve("kahadb/db-1.log"), "new");
        run("master", "instances/pair-2/bin/start");

        // when
        Result back = run("attached", "bin/bring-back-master");
        Result again = run("attached", "bin/bring-back-master", "pair");
        Result unknown = run("attached", "bin/bring-back-master", "nobody");
        run("attached", "bin/stop");

        // then
        assertThat(back.status()).isZero();
        assertThat(back.text()).contains("pair-2: stopped", "pair-1: slave (pid", "pair-1 is back");
        assertThat(master.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(slave.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(master.resolve("before-bring-back/kahadb/db-1.log")).hasContent("old");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.text()).contains("pair-1 runs. Stop it first");
        assertThat(unknown.text()).contains("there is no pure master/slave group 'nobody'");
    }

    @Test
    void aClusterOfSeveralHostsWantsToKnowWhichOneThisIs() throws Exception {
        // given
        Rendering.of(Topologies.r2()
                        .host("mq1", "127.0.0.1")
                        .host("mq2", "127.0.0.1")
                        .build())
                .writeTo(output);

        // when
        Result all = run("master", "bin/start");
        Result host = run("master", "bin/start", "--host", "mq2");
        Result unknown = run("master", "bin/start", "--host", "mq");
        Result status = run("master", "bin/status");

        // then
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.text()).contains("this cluster has 2 hosts", "--host ID", "mq1 mq2");
        assertThat(host.text()).startsWith("shared-2: master").doesNotContain("shared-1");
        assertThat(unknown.text()).contains("there is no instance on a host 'mq'");
        assertThat(status.text()).contains("shared-1: not running", "shared-2: master", "shared-3: not running");
    }

    @Test
    void javaIsCheckedBeforeAnythingIsStarted() throws Exception {
        // when
        Result old = runScript(
                "master", Map.of("FAKE_VERSION", "1.8.0_392"), output.resolve("instances/shared-1/bin/start"));
        Result none =
                runScript("master", Map.of("JAVA_HOME", "/nowhere"), output.resolve("instances/shared-1/bin/start"));

        // then
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.text())
                .isEqualTo("shared-1: ActiveMQ 6.3.1 needs Java 17 or later, but " + javaHome
                        + "/bin/java is Java 8. Set JAVA_HOME to a later one.\n");
        assertThat(none.text()).contains("JAVA_HOME is '/nowhere', but there is no bin/java in it");
        assertThat(launches()).isEmpty();
    }

    @Test
    void java8IsNotGivenWhatItDoesNotKnow() throws Exception {
        // given
        Rendering.of(Topologies.r2().activemq("5.16.7").build()).writeTo(output);
        Files.createDirectories(output.resolve("homes/activemq-5.16.7/lib"));
        Path start = output.resolve("instances/shared-1/bin/start");

        // when
        runScript("master", Map.of("FAKE_VERSION", "1.8.0_392"), start);
        run("master", "instances/shared-1/bin/stop");
        runScript("master", Map.of("FAKE_VERSION", "11.0.2"), start);

        // then
        assertThat(launches().get(0)).doesNotContain("--add-");
        assertThat(launches().get(1)).contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void theUsersOwnOptionsComeAfterOurs() throws Exception {
        // when
        runScript(
                "master",
                Map.of("ACTIVEMQ_CLUSTER_JVM_OPTS", "-Done=1 -Dtwo=2"),
                output.resolve("instances/shared-1/bin/start"));

        // then
        assertThat(launches().get(0)).containsSubsequence("-Xmx512m", "-Done=1 -Dtwo=2 -cp");
    }

    private Result quietly(String role, String script) {
        try {
            return run(role, script);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result run(String role, String script, String... arguments) throws IOException, InterruptedException {
        return runScript(role, Map.of(), output.resolve(script), arguments);
    }

    private Result runScript(String role, Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile(directory, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("FAKE", role);
        builder.environment().put("FAKE_LOG", directory.resolve("launches").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("%s ended in time", command)
                .isTrue();
        return new Result(process.exitValue(), Files.readString(printed));
    }

    private List<String> launches() throws IOException {
        Path log = directory.resolve("launches");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private record Result(int status, String text) {}
}
