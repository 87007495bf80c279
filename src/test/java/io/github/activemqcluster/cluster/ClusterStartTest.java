package io.github.activemqcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private static final String ATTACHING = "echo ' INFO | Attaching to master: tcp://127.0.0.1:1'";
    private static final String SLAVE = ATTACHING + "; echo ' INFO | Attached'";
    private static final String TIME = "2026-11-23 07:13:08,123";
    private static final String SESSION = "echo '" + TIME
            + " | INFO  | Session establishment complete on server localhost/127.0.0.1:2181, negotiated timeout = 4000'";
    private static final String RACE =
            "printf '\\tat org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(X.java:402)\\n'";
    private static final String ELECTED = "echo '2026-11-23 07:13:08,123 | INFO  | Promoted to master'";
    private static final String ALONE =
            "echo '2026-11-23 07:13:08,123 | INFO  | Not enough cluster members connected to elect a master.'";
    private static final String ONCE_3_WAS_STARTED_AGAIN =
            "until [ \"$(cat ../group1-3/starts 2>/dev/null | wc -l)\" -ge 2 ]; do sleep 0.05; done; ";
    private static final String ONCE_THERE_IS_A_MASTER = "until [ -e ../../master ]; do sleep 0.05; done; ";
    private static final String MASTER = STARTED + "; echo >../../master";

    @TempDir
    private Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private PretendedCluster pretended;
    private Duration election = Duration.ofSeconds(1);
    private Management management = broker -> {
        throw new IOException("it is no JVM");
    };

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
                .behaves("group1-3", "if [ $start -lt 3 ]; then " + RACE + "; exit 1; fi\n" + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains(
                        "group1-3: died because its group changed while it registered; starting it again (attempt 2 of 8)",
                        "group1-3: died because its group changed while it registered; starting it again (attempt 3 of 8)",
                        "group1-1 was sent no message, as it speaks no OpenWire without TLS")
                .anyMatch(line -> line.matches("group1-3: slave \\(pid \\d+\\)"));
    }

    @Test
    void aMemberThatDiesEachTimeEndsTheWait() throws Exception {
        // given
        levelDb().behaves("group1-1", STARTED).behaves("group1-2", SLAVE).behaves("group1-3", RACE + "; exit 1");

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-3 did not start: its process has ended.");
        assertThat(said).anyMatch(line -> line.endsWith("(attempt 8 of 8)")).noneMatch(line -> line.contains("9 of"));
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
                .contains("group1-1: is becoming master for too long, and its group has no master; starting it again"
                        + " (attempt 2 of 8)");
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
    void aMemberThatHangsAtItsRegistrationIsStartedAgain() throws Exception {
        // given
        election = LONG;
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "if [ $start -lt 2 ]; then " + SESSION + "; else " + SLAVE + "; fi");

        // when
        start(LONG);

        // then: two session timeouts of 2 s, and the 300 ms of this test
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains(
                        "group1-3: hangs: it has its session with ZooKeeper, has said nothing for 4 s, and its group goes"
                                + " on without it; starting it again (attempt 2 of 8)");
    }

    @Test
    void aSlaveThatTriesForEverToAttachToWhoIsNoMasterIsStartedAgain() throws Exception {
        // given: it is never silent
        String inVain = "while :; do " + ATTACHING + "; sleep 0.2; done";
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", "if [ $start -eq 1 ]; then " + inVain + "; else " + SLAVE + "; fi");

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains("group1-3: is attaching to its master for too long, and its group goes on without it;"
                        + " starting it again (attempt 2 of 8)");
    }

    @Test
    void membersThatAreSilentBecauseTheyWaitForTheElectedOneAreLeftAlone() throws Exception {
        // given
        levelDb()
                .behaves("group1-3", "if [ $start -lt 2 ]; then " + ELECTED + "; else " + STARTED + "; fi")
                .behaves("group1-2", SESSION + "; " + ONCE_3_WAS_STARTED_AGAIN + SLAVE)
                .behaves("group1-1", SESSION + "; " + ONCE_3_WAS_STARTED_AGAIN + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(said)
                .filteredOn(line -> line.contains("starting it again"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("group1-3: "));
    }

    @Test
    void aMemberThatWasSilentUntilThereWasAMasterIsGivenTheTimeToSayWhatItIs() throws Exception {
        // given: longer than it may be silent, two session timeouts of 2 s and the 300 ms of this test, while there is
        // none
        levelDb()
                .behaves("group1-1", "sleep 6; " + MASTER)
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", SESSION + "; " + ONCE_THERE_IS_A_MASTER + "sleep 0.5; " + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said).noneMatch(line -> line.contains("starting it again"));
    }

    @Test
    void aMemberThatIsSilentWhileTheElectedOneReadsItsStoreIsLeftAloneAlsoWhereAnotherHadWaited() throws Exception {
        // given
        election = LONG;
        levelDb()
                .behaves("group1-1", ALONE + "; " + ONCE_THERE_IS_A_MASTER + SLAVE)
                .behaves("group1-2", ELECTED + "; sleep 6; " + MASTER)
                .behaves("group1-3", SESSION + "; " + ONCE_THERE_IS_A_MASTER + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.SLAVE, Role.MASTER, Role.SLAVE);
        assertThat(said).noneMatch(line -> line.contains("starting it again"));
    }

    @Test
    void oneThatHangsWhileAnotherWaitsForItIsStartedAgain() throws Exception {
        // given
        election = LONG;
        levelDb()
                .behaves("group1-1", ALONE + "; " + ONCE_THERE_IS_A_MASTER + SLAVE)
                .behaves("group1-2", "if [ $start -lt 2 ]; then " + SESSION + "; else " + MASTER + "; fi")
                .behaves("group1-3", ONCE_THERE_IS_A_MASTER + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(said)
                .filteredOn(line -> line.contains("starting it again"))
                .singleElement()
                .asString()
                .startsWith("group1-2: hangs: ");
    }

    @Test
    void oneThatStartsAgainWithinItsJvmAndDoesNotGetOnIsRestarted() throws Exception {
        // given: said without a time, unlike what is logged
        levelDb()
                .behaves("group1-1", "if [ $start -eq 1 ]; then echo Restarting broker; else " + STARTED + "; fi")
                .behaves("group1-2", SLAVE)
                .behaves("group1-3", SLAVE);

        // when
        start(Duration.ofSeconds(60));

        // then
        assertThat(said)
                .contains("group1-1: is starting again for too long, and its group has no master; starting it again"
                        + " (attempt 2 of 8)");
    }

    @Test
    void aSlaveThatHasGotTheLockIsGivenTheTimeToReadItsStore() throws Exception {
        // given: a lock that is asked for every 100 ms, and whoever gets it waits for 6 s
        String waiting =
                "echo '" + TIME + " | INFO  | x is locked by another server. This broker is now in slave mode'";
        election = SHORT;
        pretended = new PretendedCluster(
                        new TopologyBuilder()
                                .activemq("6.3.1")
                                .group("group1", group -> group.size(2)
                                        .protocols(PortKind.STOMP)
                                        .sharedFileSystem("shared/group1", 100, 6_000))
                                .build(),
                        folder)
                .behaves("group1-1", waiting)
                .behaves(
                        "group1-2",
                        waiting + "; sleep 2; echo '" + TIME + " | INFO  | KahaDB is version 7'; sleep 3; " + STARTED);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.SLAVE, Role.MASTER);
    }

    @Test
    void slavesOfNobodyEndTheWait() throws Exception {
        // given
        String waiting =
                "echo '" + TIME + " | INFO  | x is locked by another server. This broker is now in slave mode'";
        pretended = new PretendedCluster(
                        new TopologyBuilder()
                                .activemq("6.3.1")
                                .group("group1", group -> group.size(2)
                                        .protocols(PortKind.STOMP)
                                        .sharedFileSystem("shared/group1", 100, 500))
                                .build(),
                        folder)
                .behaves("group1-1", waiting)
                .behaves("group1-2", waiting);

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("Group 'group1' stays without a master: group1-1 slave, group1-2 slave\n");
    }

    @Test
    void aMemberThatEndsAfterItHadItsRoleIsStartedAgain() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", STARTED)
                .behaves("group1-2", ONCE_3_WAS_STARTED_AGAIN + SLAVE)
                .behaves("group1-3", SLAVE + "; if [ $start -lt 2 ]; then echo ' INFO | Demoted to slave'; exit 1; fi");

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains(
                        "group1-3: had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)");
    }

    @Test
    void aDemotedMasterThatFailsAtStartingAgainIsStartedAgain() throws Exception {
        // given
        levelDb()
                .behaves("group1-1", ONCE_3_WAS_STARTED_AGAIN + STARTED)
                .behaves("group1-2", ONCE_3_WAS_STARTED_AGAIN + SLAVE)
                .behaves(
                        "group1-3",
                        "if [ $start -lt 2 ]; then " + STARTED + "; echo ' INFO | Demoted to slave';"
                                + " echo 'ERROR | Failed to start Apache ActiveMQ (group1, null)'; exit 1; fi\n"
                                + SLAVE);

        // when
        start(LONG);

        // then
        assertThat(roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(said)
                .contains(
                        "group1-3: had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)");
    }

    @Test
    void aMasterOfAnotherStoreThatFailsAtStartingAgainEndsTheWait() throws Exception {
        // given
        pretended = new PretendedCluster(
                        new TopologyBuilder()
                                .activemq("6.3.1")
                                .group("group1", group -> group.size(2)
                                        .protocols(PortKind.STOMP)
                                        .sharedFileSystem("shared/group1", 100, 500))
                                .build(),
                        folder)
                .behaves("group1-1", "echo ' INFO | thinking'")
                .behaves(
                        "group1-2",
                        STARTED + "; echo Restarting broker;"
                                + " echo 'ERROR | Failed to start Apache ActiveMQ (group1, null)'; exit 1");

        // when, then
        assertThatThrownBy(() -> start(LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-2 did not start: its process has ended.");
    }

    @Test
    void aBridgeThatIsNotTriedAgainIsCuredByStartingItsMasterAgain() throws Exception {
        // given
        pretended = new PretendedCluster(
                        new TopologyBuilder()
                                .activemq("5.18.3")
                                .group("from", group -> group.size(1)
                                        .transportConnector(PortKind.OPENWIRE, "ssl", Map.of()))
                                .group("to", group -> group.size(1)
                                        .transportConnector(PortKind.OPENWIRE, "ssl", Map.of()))
                                .connector("from", "to")
                                .build(),
                        folder)
                .behaves("from-1", STARTED)
                .behaves("to-1", STARTED);
        String connector =
                pretended.cluster().topology().networkConnectors().get(0).name();
        Path starts = pretended.output().resolve("instances/from-1/starts");
        management = broker -> new Management.Figures(
                0,
                Files.readAllLines(starts).size() < 2
                        ? List.of()
                        : List.of(new Bridge(connector, false, "to", "tcp://127.0.0.1:1")));

        // when
        start(LONG);

        // then
        assertThat(said)
                .contains(
                        "from-1: its network connector " + connector
                                + " does not come up, although both ends run; starting it again (attempt 2 of 8)",
                        "network connector " + connector + ": up");
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
                        broker -> management.ask(broker),
                        new Patience(SHORT, election, SHORT, SHORT, SHORT, SHORT, SHORT),
                        said::add)
                .start(timeout);
    }
}
