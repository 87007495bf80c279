package io.github.activemqcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a start that real brokers have only by bad luck. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "pretends in shell")
class ClusterStartTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String STARTED = "echo ' INFO | Apache ActiveMQ 5.16.7 (group1, ID:x) started'";
    private static final String SLAVE = "echo ' INFO | Slave started'";
    private static final String ELECTED = "echo '2026-11-23 07:13:08,123 | INFO  | Promoted to master'";

    @TempDir
    private Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private PretendedCluster pretended;

    @AfterEach
    void endWhatWasStarted() {
        pretended.close();
    }

    @Test
    void aMemberThatDiedOfTheRaceIsStartedAgain() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves(
                        "group1-3",
                        "if [ $start -lt 3 ]; then echo 'Cannot invoke \"X.onEvents\" because \"listener\" is null'; exit 1; fi\n"
                                + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains(
                        "group1-3: died because its group changed while it registered; starting it again (attempt 2 of 5)",
                        "group1-3: died because its group changed while it registered; starting it again (attempt 3 of 5)",
                        "group1-1 was sent no message, as it speaks no OpenWire without TLS")
                .anyMatch(line -> line.matches("group1-3: slave \\(pid \\d+\\)"));
    }

    @Test
    void aMemberThatDiesEachTimeEndsTheWait() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "echo 'because \"listener\" is null'; exit 1");

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-3 did not start: its process has ended.");
        assertThat(said).anyMatch(line -> line.endsWith("(attempt 5 of 5)")).noneMatch(line -> line.contains("6 of"));
    }

    @Test
    void aMemberThatDiesOfAnythingElseEndsTheWaitAtOnceAndAllIsStopped() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "echo 'ERROR | the reason why'; printf '\\tat a.Frame(A.java:1)\\n'; exit 1");

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessage("group1-3 did not start: its process has ended.\n---- the end of "
                        + pretended.output().resolve("instances/group1-3/run/console.log")
                        + "\nERROR | the reason why\n----");
        assertThat(pretended.running().all()).isEmpty();
    }

    @Test
    void theElectedOneThatDoesNotGetOnIsRestarted() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", "if [ $start -eq 1 ]; then " + ELECTED + "; else " + STARTED + "; fi")
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains("group1-1: becoming master for too long, and its group has no master; starting it again");
    }

    @Test
    void aGroupThatStaysWithoutAMasterAllTheSameEndsTheWait() throws Exception {
        // given
        levelDb().behaves("group1-1", ELECTED).behaves("group1-2", SLAVE).behaves("group1-3", SLAVE);

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Group 'group1' stays without a master: group1-1 becoming master, group1-2 slave, group1-3 slave\n");
        assertThat(pretended.running().all()).isEmpty();
    }

    @Test
    void twoMastersEndTheWait() throws Exception {
        // given
        levelDb().behaves("group1-1", STARTED).behaves("group1-2", STARTED).behaves("group1-3", SLAVE);

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Group 'group1' has 2 masters: group1-1 master, group1-2 master, group1-3 slave\n");
    }

    @Test
    void whatSaysNothingMayBeSlowUntilTheTimeIsOver() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "echo ' INFO | thinking'");

        // when, then
        assertThatThrownBy(() -> start(Duration.ofSeconds(4)))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Not ready in time: group 'group1' is not ready: group1-1 master, group1-2 slave,"
                                + " group1-3 starting\n")
                .hasMessageContaining(" INFO | thinking\n")
                .hasMessageContaining("activemq-cluster.timeout");
        assertThat(pretended.running().all()).isEmpty();
    }

    @Test
    void whatRunsAlreadyIsLeftAsItIsAlsoWhereTheStartFails() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "if [ $start -eq 1 ]; then " + SLAVE + "; else exit 1; fi");
        start(LONG);
        long master = pretended.cluster().instance("group1-1").pid().orElseThrow();
        pretended.cluster().instance("group1-3").kill();

        // when, then
        assertThatThrownBy(() -> start(LONG)).isInstanceOf(MachineException.class);
        assertThat(said).contains("group1-1: already running", "group1-2: already running");
        assertThat(pretended.cluster().instance("group1-1").pid()).hasValue(master);
    }

    private PretendedCluster levelDb() throws Exception {
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", ensemble -> ensemble.connectString("127.0.0.1:1"))
                .group(
                        "group1",
                        group -> group.size(3).protocols(PortKind.STOMP).replicatedLevelDb("zk"));
        pretended = new PretendedCluster(topology.build(), folder);
        return pretended;
    }

    private List<Role> roles() {
        return pretended.cluster().of("group1").stream()
                .map(broker -> broker.state().role())
                .toList();
    }

    private void start(Duration timeout) throws MachineException {
        new ClusterStart(
                        pretended.cluster(),
                        pretended.release(),
                        new Patience(SHORT, Duration.ofSeconds(1), SHORT, SHORT, SHORT),
                        said::add)
                .start(timeout);
    }
}
