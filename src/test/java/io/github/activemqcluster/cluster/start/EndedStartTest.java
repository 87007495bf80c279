package io.github.activemqcluster.cluster.start;

import static io.github.activemqcluster.cluster.state.Behaviour.DIES;
import static io.github.activemqcluster.cluster.state.Behaviour.DIES_OF_THE_RACE;
import static io.github.activemqcluster.cluster.state.Behaviour.ELECTED;
import static io.github.activemqcluster.cluster.state.Behaviour.FAILS_TO_START;
import static io.github.activemqcluster.cluster.state.Behaviour.RESTARTS_WITHIN_ITS_JVM;
import static io.github.activemqcluster.cluster.state.Behaviour.SLAVE;
import static io.github.activemqcluster.cluster.state.Behaviour.STARTED;
import static io.github.activemqcluster.cluster.state.Behaviour.THINKS;
import static io.github.activemqcluster.cluster.state.Behaviour.WAITS_FOR_THE_LOCK;
import static io.github.activemqcluster.cluster.state.Behaviour.inTurn;
import static io.github.activemqcluster.cluster.state.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.state.PretendedStart;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that incurable faults end the start of a cluster before its time is over. */
class EndedStartTest extends StartTest {

    @Test
    void aMemberThatDiesEachTimeEndsTheWait() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, DIES_OF_THE_RACE);

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-3 did not start: its process has ended.");
        assertThat(start.said())
                .anyMatch(line -> line.endsWith("(attempt 8 of 8)"))
                .noneMatch(line -> line.contains("9 of"));
    }

    @Test
    void aMemberThatDiesOfAnythingElseEndsTheWaitAtOnceAndAllIsStopped() throws Exception {
        // given
        String reason = inTurn(
                says("Java Runtime: x"),
                says("    JVM args: -DERROR"),
                says("ACTIVEMQ_HOME: /x"),
                says("Loading message broker from: xbean:file:conf/activemq.xml"),
                says("ERROR | the reason why"),
                "printf '\\tat a.Frame(A.java:1)\\n'",
                DIES);
        start = PretendedStart.ofLevelDb(folder, STARTED, SLAVE, reason);

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessage("group1-3 did not start: its process has ended.\n---- the end of "
                        + start.output().resolve("instances/group1-3/run/console.log")
                        + "\nERROR | the reason why\n----");
        assertThat(start.running().all()).isEmpty();
    }

    @Test
    void aGroupThatStaysWithoutAMasterAllTheSameEndsTheWait() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, ELECTED, SLAVE, SLAVE);

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Group 'group1' stays without a master: group1-1 becoming master, group1-2 slave, group1-3 slave\n");
        assertThat(start.running().all()).isEmpty();
    }

    @Test
    void slavesOfNobodyEndTheWait() throws Exception {
        // given
        start = PretendedStart.ofSharedFileSystem(
                folder, Duration.ofMillis(500), WAITS_FOR_THE_LOCK, WAITS_FOR_THE_LOCK);

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("Group 'group1' stays without a master: group1-1 slave, group1-2 slave\n");
    }

    @Test
    void aMasterOfAnotherStoreThatFailsAtStartingAgainEndsTheWait() throws Exception {
        // given
        start = PretendedStart.ofSharedFileSystem(
                folder, Duration.ofMillis(500), THINKS, inTurn(STARTED, RESTARTS_WITHIN_ITS_JVM, FAILS_TO_START));

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-2 did not start: its process has ended.");
    }

    @Test
    void twoMastersEndTheWait() throws Exception {
        // given
        start = PretendedStart.ofLevelDb(folder, STARTED, STARTED, SLAVE);

        // when, then
        assertThatThrownBy(() -> start.run())
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "Group 'group1' has 2 masters: group1-1 master, group1-2 master, group1-3 slave\n");
    }
}
