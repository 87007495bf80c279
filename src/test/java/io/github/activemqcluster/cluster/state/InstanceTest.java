package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.start.ClusterStop;
import io.github.activemqcluster.output.ProcessStat;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "looks at /proc")
class InstanceTest {

    private static final String STARTED = "logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started'";
    private static final InstanceStates KNOWN = InstanceStates.load();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private PretendedCluster pretended;
    private RunningCluster cluster;
    private Instance instance;

    @BeforeEach
    void render() throws Exception {
        pretended = new PretendedCluster(Topologies.r2().build(), folder.resolve("here"));
        pretended.behaves("shared-1", STARTED);
        cluster = pretended.cluster();
        instance = cluster.instance("shared-1");
    }

    @AfterEach
    void endWhatWasStarted() {
        pretended.close();
    }

    @Test
    void anInstanceIsStartedAndStopped() throws Exception {
        // given
        assertThat(instance.state()).isEqualTo(State.dead());
        assertThat(instance.logTail(10)).isEmpty();

        // when, then
        instance.start();
        assertThat(instance.pid()).isPresent();
        assertThat(instance.startedAt()).isPresent();
        assertThat(cluster.awaitMaster("shared", PATIENCE)).isEqualTo(instance);
        assertThat(instance.state().since()).isPresent();
        assertThat(instance.openwire()).hasValue("tcp://127.0.0.1:61616");
        assertThat(instance.logTail(1))
                .singleElement()
                .asString()
                .endsWith(" started | org.apache.activemq.broker.BrokerService | main");

        // when, then: again, nothing happens
        long pid = instance.pid().orElseThrow();
        instance.start();
        assertThat(instance.pid()).hasValue(pid);

        // when, then
        assertThat(instance.stop(PATIENCE)).isTrue();
        assertThat(instance.isAlive()).isFalse();
        assertThat(instance.directory().resolve("run/pid")).doesNotExist();
        assertThat(instance.stop(PATIENCE)).isTrue();
    }

    @Test
    void oneThatDoesNotListenIsEndedByForce() throws Exception {
        // given
        pretended.behaves("shared-1", "trap '' TERM\n" + STARTED);
        instance.start();
        cluster.awaitMaster("shared", PATIENCE);

        // when, then
        assertThat(instance.stop(Duration.ofMillis(300))).isFalse();
        assertThat(instance.isAlive()).isFalse();
    }

    @Test
    void severalAreAskedToEndAtOnce() throws Exception {
        // given two instances that end once both were asked to
        List<Instance> both = List.of(instance, cluster.instance("shared-2"));
        for (Instance each : both) {
            pretended.behaves(
                    each.id(),
                    """
                    both_were_asked() {
                        : >asked
                        until [ -e ../shared-1/asked ] && [ -e ../shared-2/asked ]; do :; done
                        : >polite
                        exit 0
                    }
                    trap both_were_asked TERM
                    """
                            + STARTED);
            each.start();
        }
        Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> both.stream()
                .allMatch(each -> each.state().role() == Role.MASTER));

        // when
        RunningCluster.stop(both, PATIENCE);

        // then
        assertThat(both).noneMatch(Instance::isAlive).allSatisfy(each -> assertThat(
                        each.directory().resolve("polite"))
                .exists());
    }

    @Test
    void anInstanceIsKilledAndHasAnotherLogAfterwards() throws Exception {
        // given
        instance.start();
        cluster.awaitMaster("shared", PATIENCE);

        // when
        instance.kill();

        // then
        assertThat(instance.state()).isEqualTo(State.dead());
        assertThatThrownBy(instance::kill)
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("shared-1 does not run");
        pretended.behaves("shared-1", "logs 'x is locked by another server. This broker is now in slave mode'");
        instance.start();
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> instance.state().role() == Role.SLAVE);
    }

    @Test
    void oneThatIsPausedIsThereAndCanBeStopped() throws Exception {
        // given
        instance.start();
        cluster.awaitMaster("shared", PATIENCE);
        ProcessHandle process = ProcessHandle.of(instance.pid().orElseThrow()).orElseThrow();

        // when, then
        instance.pause();
        assertThat(ProcessStat.of(process).isStopped()).isTrue();
        assertThat(instance.isAlive()).isTrue();
        assertThat(instance.state()).isEqualTo(State.of(Role.PAUSED, "paused (SIGSTOP), was master"));
        assertThat(cluster.masters("shared")).isEmpty();
        instance.resume();
        Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> !ProcessStat.of(process)
                .isStopped());
        instance.pause();
        assertThat(instance.stop(PATIENCE)).isTrue();
    }

    @Test
    void theInstanceOfThatIdInAnotherDirectoryIsAnother() throws Exception {
        // given
        instance.start();
        try (PretendedCluster other = new PretendedCluster(Topologies.r2().build(), folder.resolve("there"))) {
            Path pid = other.output().resolve("instances/shared-1/run/pid");
            Files.createDirectories(pid.getParent());
            Files.copy(instance.directory().resolve("run/pid"), pid);

            // when, then
            assertThat(other.cluster().instance("shared-1").isAlive()).isFalse();
            assertThat(other.running().all()).isEmpty();
            assertThat(pretended.running().all()).singleElement().satisfies(found -> {
                assertThat(found.id()).isEqualTo("shared-1");
                assertThat(found.process().pid()).isEqualTo(instance.pid().orElseThrow());
            });
        }
    }

    @Test
    void whatAScriptRefusesIsPassedOn() throws Exception {
        // given
        Files.delete(pretended.output().resolve("homes/activemq-6.3.1/lib"));

        // when, then
        assertThatThrownBy(instance::start)
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("shared-1: ")
                .hasMessageContaining("activemq-cluster:generate");
    }

    @Test
    void aTextThatOthersCanWriteIsNoState() throws Exception {
        // given: besides the broker's own lines, each kind of line that a client can make it log
        pretended.behaves(
                "shared-1",
                STARTED
                        + """

                        logs 'WARN of the client id This broker is now in slave mode'
                        echo 'x is locked by another server. This broker is now in slave mode'
                        echo '0 | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService | Apache ActiveMQ x is shut' >>run/states
                        echo "$word | 2026-11-23 07:13:08,123 | a.TransportConnection | Apache ActiveMQ x is shut" >>run/states
                        echo >sentinel
                        """);
        instance.start();
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> Files.exists(instance.directory().resolve("sentinel")));

        // when, then
        assertThat(instance.state().role()).isEqualTo(Role.MASTER);
        Files.writeString(instance.consoleLog(), "");
        Files.writeString(instance.log(), "");
        assertThat(cluster.master("shared")).contains(instance);
    }

    @Test
    void aStateOfWhichNothingIsSaidIsUnknownAfterAMinute() throws Exception {
        // given
        pretended.behaves("shared-1", "logs thinking");
        instance.start();

        // when, then
        assertThat(instance.state()).isEqualTo(State.of(KNOWN.state(BrokerState.STARTING), Optional.empty()));
        Files.setLastModifiedTime(
                instance.directory().resolve("run/start"),
                FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        assertThat(instance.state()).isEqualTo(State.of(KNOWN.state(BrokerState.UNKNOWN), Optional.empty()));
    }

    @Test
    void whatIsDamagedInItsStoreIsCounted() throws Exception {
        // given
        pretended.behaves(
                "shared-1",
                """
                logs 'Recovering from the journal @1:28'
                logs 'Recovery replayed 308 operations from the journal in 0.577 seconds.'
                """
                        + STARTED);

        // when
        instance.start();
        cluster.awaitMaster("shared", PATIENCE);

        // then
        assertThat(instance.repairs())
                .containsExactly(
                        "its index was missing or incomplete, and was rebuilt from the whole journal (1 times)",
                        "308 operations replayed from its journal");
    }

    @Test
    void aClusterWithoutAMasterSaysWhatItsMembersAre() throws Exception {
        // given
        pretended.behaves("shared-1", "logs thinking");
        instance.start();

        // when, then
        assertThatThrownBy(() -> cluster.awaitMaster("shared", Duration.ofMillis(500)))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Group 'shared' has no master after 0 s: shared-1 starting, shared-2 not running, ")
                .hasMessageContaining("| INFO  | thinking");
    }

    @Test
    void aStopEndsAllAlsoWhatHasNoFilesLeft() throws Exception {
        // given
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        for (Instance each : cluster.instances()) {
            pretended.behaves(each.id(), STARTED);
            each.start();
        }
        Files.delete(instance.directory().resolve("run/pid"));
        Path moved = folder.resolve("moved");
        Files.move(cluster.instance("shared-2").directory(), moved);

        // when
        int stopped = new ClusterStop(pretended.output(), said::add).stop(PATIENCE);

        // then
        assertThat(stopped).isEqualTo(3);
        assertThat(said).containsExactlyInAnyOrder("shared-1: stopped", "shared-2: stopped", "shared-3: stopped");
        assertThat(pretended.running().all()).isEmpty();
        assertThat(new ClusterStop(pretended.output(), said::add).stop(PATIENCE))
                .isZero();
    }
}
