package io.github.activemqcluster.cluster.start;

import static io.github.activemqcluster.cluster.state.Behaviour.ALONE;
import static io.github.activemqcluster.cluster.state.Behaviour.ATTACHING;
import static io.github.activemqcluster.cluster.state.Behaviour.DEMOTED;
import static io.github.activemqcluster.cluster.state.Behaviour.DIES;
import static io.github.activemqcluster.cluster.state.Behaviour.DIES_OF_THE_RACE;
import static io.github.activemqcluster.cluster.state.Behaviour.ELECTED;
import static io.github.activemqcluster.cluster.state.Behaviour.FAILS_TO_START;
import static io.github.activemqcluster.cluster.state.Behaviour.MASTER_AT_LAST;
import static io.github.activemqcluster.cluster.state.Behaviour.ONCE_THERE_IS_A_MASTER;
import static io.github.activemqcluster.cluster.state.Behaviour.RESTARTS_WITHIN_ITS_JVM;
import static io.github.activemqcluster.cluster.state.Behaviour.SLAVE;
import static io.github.activemqcluster.cluster.state.Behaviour.STANDS_STILL;
import static io.github.activemqcluster.cluster.state.Behaviour.STARTED;
import static io.github.activemqcluster.cluster.state.Behaviour.atFirst;
import static io.github.activemqcluster.cluster.state.Behaviour.forEver;
import static io.github.activemqcluster.cluster.state.Behaviour.inTurn;
import static io.github.activemqcluster.cluster.state.Behaviour.onceStartedAgain;
import static io.github.activemqcluster.cluster.state.Behaviour.sleeps;
import static io.github.activemqcluster.cluster.state.Behaviour.untilStart;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.Bridge;
import io.github.activemqcluster.cluster.state.Management;
import io.github.activemqcluster.cluster.state.PretendedStart;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests restarts while a cluster starts, for faults that real brokers have only by bad luck. */
class StartedAgainTest extends StartTest {

    @Test
    void aMemberThatDiedOfTheRaceIsStartedAgain() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, untilStart(3, DIES_OF_THE_RACE, SLAVE));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains(
                        "group1-3: died because its group changed while it registered; starting it again (attempt 2 of 8)",
                        "group1-3: died because its group changed while it registered; starting it again (attempt 3 of 8)",
                        "group1-1 was sent no message, as it speaks no OpenWire without TLS")
                .anyMatch(line -> line.matches("group1-3: slave \\(pid \\d+\\)"));
    }

    @Test
    void theElectedOneThatDoesNotGetOnIsRestarted() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, atFirst(ELECTED, STARTED), SLAVE, SLAVE);

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains("group1-1: is becoming master for too long, and its group has no master; starting it again"
                        + " (attempt 2 of 8)");
    }

    @Test
    void aMemberThatHangsAtItsRegistrationIsStartedAgain() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, atFirst(STANDS_STILL, SLAVE))
                .withElection(PretendedStart.LONG);

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains(
                        "group1-3: stands still because its group changed while it registered; starting it again (attempt 2 of"
                                + " 8)");
    }

    @Test
    void aSlaveThatTriesForEverToAttachToWhoIsNoMasterIsStartedAgain() throws Exception {
        // given: the member is never silent
        String inVain = forEver(inTurn(ATTACHING, sleeps(Duration.ofMillis(200))));
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, atFirst(inVain, SLAVE));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains("group1-3: is attaching to its master for too long, and its group goes on without it;"
                        + " starting it again (attempt 2 of 8)");
    }

    @Test
    void oneThatHangsWhileAnotherWaitsForItIsStartedAgain() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(
                        folder,
                        inTurn(ALONE, ONCE_THERE_IS_A_MASTER, SLAVE),
                        atFirst(STANDS_STILL, MASTER_AT_LAST),
                        inTurn(ONCE_THERE_IS_A_MASTER, SLAVE))
                .withElection(PretendedStart.LONG);

        // when
        start.run();

        // then
        assertThat(start.said())
                .filteredOn(line -> line.contains("starting it again"))
                .singleElement()
                .asString()
                .startsWith("group1-2: stands still ");
    }

    @Test
    void oneThatStartsAgainWithinItsJvmAndDoesNotGetOnIsRestarted() throws Exception {
        // given: printed without a time, unlike log lines
        start = PretendedStart.ofLevelDb(folder, atFirst(RESTARTS_WITHIN_ITS_JVM, STARTED), SLAVE, SLAVE);

        // when
        start.run(Duration.ofSeconds(60));

        // then
        assertThat(start.said())
                .contains("group1-1: is starting again for too long, and its group has no master; starting it again"
                        + " (attempt 2 of 8)");
    }

    @Test
    void aMemberThatEndsAfterItHadItsRoleIsStartedAgain() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(
                folder,
                STARTED,
                inTurn(onceStartedAgain("group1-3"), SLAVE),
                atFirst(inTurn(SLAVE, DEMOTED, DIES), SLAVE));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains(
                        "group1-3: had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)");
    }

    @Test
    void aDemotedMasterThatFailsAtStartingAgainIsStartedAgain() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(
                folder,
                inTurn(onceStartedAgain("group1-3"), STARTED),
                inTurn(onceStartedAgain("group1-3"), SLAVE),
                atFirst(inTurn(STARTED, DEMOTED, FAILS_TO_START), SLAVE));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said())
                .contains(
                        "group1-3: had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)");
    }

    @Test
    void aBridgeThatIsNotTriedAgainIsCuredByStartingItsMasterAgain() throws Exception {
        // given
        start = PretendedStart.ofNetwork(folder, STARTED, STARTED);
        String connector = start.cluster().topology().networkConnectors().get(0).name();
        Path starts = start.output().resolve("instances/from-1/starts");
        start.withFigures(broker -> new Management.Figures(
                0,
                new Usage(0, 0, 0),
                Files.readAllLines(starts).size() < 2
                        ? List.of()
                        : List.of(new Bridge(connector, false, "to", "tcp://127.0.0.1:1"))));

        // when
        start.run();

        // then
        assertThat(start.said())
                .contains(
                        "from-1: its network connector " + connector
                                + " does not come up, although both ends run; starting it again (attempt 2 of 8)",
                        "network connector " + connector + ": up");
    }
}
