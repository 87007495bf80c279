package io.github.activemqcluster.cluster.start;

import static io.github.activemqcluster.cluster.state.Behaviour.ALONE;
import static io.github.activemqcluster.cluster.state.Behaviour.DIES;
import static io.github.activemqcluster.cluster.state.Behaviour.ELECTED;
import static io.github.activemqcluster.cluster.state.Behaviour.MASTER_AT_LAST;
import static io.github.activemqcluster.cluster.state.Behaviour.ONCE_THERE_IS_A_MASTER;
import static io.github.activemqcluster.cluster.state.Behaviour.READS_ITS_STORE;
import static io.github.activemqcluster.cluster.state.Behaviour.SESSION;
import static io.github.activemqcluster.cluster.state.Behaviour.SLAVE;
import static io.github.activemqcluster.cluster.state.Behaviour.STARTED;
import static io.github.activemqcluster.cluster.state.Behaviour.THINKS;
import static io.github.activemqcluster.cluster.state.Behaviour.WAITS_FOR_THE_LOCK;
import static io.github.activemqcluster.cluster.state.Behaviour.atFirst;
import static io.github.activemqcluster.cluster.state.Behaviour.inTurn;
import static io.github.activemqcluster.cluster.state.Behaviour.onceStartedAgain;
import static io.github.activemqcluster.cluster.state.Behaviour.sleeps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.state.PretendedStart;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that a start does not touch instances that are slow, or that run already. */
class ClusterStartTest extends StartTest {

    @Test
    void membersThatAreSilentBecauseTheyWaitForTheElectedOneAreLeftAlone() throws Exception {
        // given
        String waits = inTurn(SESSION, onceStartedAgain("group1-3"), SLAVE);
        start = PretendedStart.ofLevelDb(folder, waits, waits, atFirst(ELECTED, STARTED));

        // when
        start.run();

        // then
        assertThat(start.said())
                .filteredOn(line -> line.contains("starting it again"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("group1-3: "));
    }

    @Test
    void aMemberThatWasSilentUntilThereWasAMasterIsGivenTheTimeToSayWhatItIs() throws Exception {
        // given: no master for longer than the allowed silence: two session timeouts of 2 s, and 300 ms
        start = PretendedStart.ofLevelDb(
                folder,
                inTurn(sleeps(Duration.ofSeconds(6)), MASTER_AT_LAST),
                SLAVE,
                inTurn(SESSION, ONCE_THERE_IS_A_MASTER, sleeps(Duration.ofMillis(500)), SLAVE));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.MASTER, Role.SLAVE, Role.SLAVE);
        assertThat(start.said()).noneMatch(line -> line.contains("starting it again"));
    }

    @Test
    void aMemberThatIsSilentWhileTheElectedOneReadsItsStoreIsLeftAloneAlsoWhereAnotherHadWaited() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(
                        folder,
                        inTurn(ALONE, ONCE_THERE_IS_A_MASTER, SLAVE),
                        inTurn(ELECTED, sleeps(Duration.ofSeconds(6)), MASTER_AT_LAST),
                        inTurn(SESSION, ONCE_THERE_IS_A_MASTER, SLAVE))
                .withElection(PretendedStart.LONG);

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.SLAVE, Role.MASTER, Role.SLAVE);
        assertThat(start.said()).noneMatch(line -> line.contains("starting it again"));
    }

    @Test
    void aSlaveThatHasGotTheLockIsGivenTheTimeToReadItsStore() throws Exception {
        // given: brokers ask for the lock every 100 ms; the one that gets it waits for 6 s
        start = PretendedStart.ofSharedFileSystem(
                        folder,
                        Duration.ofSeconds(6),
                        WAITS_FOR_THE_LOCK,
                        inTurn(
                                WAITS_FOR_THE_LOCK,
                                sleeps(Duration.ofSeconds(2)),
                                READS_ITS_STORE,
                                sleeps(Duration.ofSeconds(3)),
                                STARTED))
                .withElection(Duration.ofMillis(300));

        // when
        start.run();

        // then
        assertThat(start.roles()).containsExactly(Role.SLAVE, Role.MASTER);
    }

    @Test
    void whatSaysNothingMayBeSlowUntilTheTimeIsOver() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, THINKS);

        // when, then
        assertThatThrownBy(() -> start.run(Duration.ofSeconds(4)))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Not ready in time: group 'group1' is not ready: group1-1 master, group1-2 slave,"
                                + " group1-3 starting\n")
                .hasMessageContaining("| INFO  | thinking |")
                .hasMessageContaining("activemq-cluster.timeout");
        assertThat(start.running().all()).isEmpty();
    }

    @Test
    void whatRunsAlreadyIsLeftAsItIsAlsoWhereTheStartFails() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, atFirst(SLAVE, DIES));
        start.run();
        long master = start.instance("group1-1").pid().orElseThrow();
        start.instance("group1-3").kill();

        // when, then
        assertThatThrownBy(() -> start.run()).isInstanceOf(MachineException.class);
        assertThat(start.said()).contains("group1-1: already running", "group1-2: already running");
        assertThat(start.instance("group1-1").pid()).hasValue(master);
    }
}
