package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.PretendedCluster;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.verdict.NoTakeover;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group whose master is dead, and whose other members do not agree on the next: real brokers do so about once in a
 * hundred kills.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "pretends in shell")
class FailedInstancesTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ATTACHING = "logs 'Attaching to master: tcp://127.0.0.1:1'";
    private static final String ELECTING = ATTACHING + "; logs 'Slave stopped'";
    private static final String MASTER = "logs 'Apache ActiveMQ 5.16.7 (group1, ID:x) started'";

    @TempDir
    private Path folder;

    private PretendedCluster pretended;
    private RunningCluster cluster;
    private History history;

    @BeforeEach
    void makeAGroup() throws Exception {
        pretended = new PretendedCluster(
                new TopologyBuilder()
                        .activemq("5.16.7")
                        .ensemble("zk", ensemble -> ensemble.connectString("127.0.0.1:1"))
                        .group("group1", group -> group.size(3).replicatedLevelDb("zk"))
                        .build(),
                folder);
        cluster = pretended.cluster();
        history = new History(folder.resolve("history.tsv"));
    }

    @AfterEach
    void endWhatWasStarted() throws MachineException {
        pretended.close();
        history.close();
    }

    @Test
    void aMemberThatKeepsItsGroupWithoutAMasterIsStartedAgainAndItIsAFinding() throws Exception {
        // given
        pretended
                .behaves("group1-1", ELECTING)
                .behaves("group1-2", "if [ $start = 1 ]; then " + ATTACHING + "; else " + MASTER + "; fi");
        start("electing a master", "attaching to its master");

        // when
        look(Duration.ofMillis(600), () -> cluster.master("group1").isPresent());

        // then
        assertThat(cluster.master("group1"))
                .hasValueSatisfying(master -> assertThat(master.id()).isEqualTo("group1-2"));
        assertThat(NoTakeover.in(history.from(0)))
                .containsExactly(new NoTakeover("group1", 0, "group1-2", "attaching to its master"));
    }

    @Test
    void whereSomethingGoesOnNobodyIsStartedAgain() throws Exception {
        // given: once both are seen, each says something else before the limit is over; in the end the second is master
        Path seen = folder.resolve("seen");
        String untilSeen = "; until [ -e '" + seen + "' ]; do sleep 0.05; done; ";
        pretended
                .behaves("group1-1", ATTACHING + untilSeen + "sleep 3; logs 'Slave stopped'")
                .behaves("group1-2", ELECTING + untilSeen + "sleep 6; logs 'Promoted to master'; sleep 3; " + MASTER);
        start("attaching to its master", "electing a master");
        Files.createFile(seen);

        // when
        look(Duration.ofSeconds(8), () -> cluster.master("group1").isPresent());

        // then
        assertThat(NoTakeover.in(history.from(0))).isEmpty();
        assertThat(cluster.instance("group1-2").state().role()).isEqualTo(Role.MASTER);
    }

    private void start(String first, String second) throws MachineException {
        cluster.instance("group1-1").start();
        cluster.instance("group1-2").start();
        repeat(() -> {}, () -> is("group1-1", first) && is("group1-2", second));
    }

    private boolean is(String instance, String state) {
        return cluster.instance(instance).state().text().equals(state);
    }

    private void look(Duration patience, BooleanSupplier until) throws MachineException {
        FailedInstances failed = new FailedInstances(new DrillLog(history, line -> {}), group -> patience);
        Set<Instance> down = Set.of(cluster.instance("group1-3"));
        repeat(() -> failed.restart(cluster, down), until);
    }

    private void repeat(Step step, BooleanSupplier until) throws MachineException {
        Deadline end = Deadline.in(LONG);
        while (!until.getAsBoolean()) {
            assertThat(end.isOver())
                    .as(() -> cluster.of("group1").stream()
                            .map(Instance::state)
                            .toList()
                            .toString())
                    .isFalse();
            step.take();
            end.pause(20);
        }
    }

    private interface Step {
        void take() throws MachineException;
    }
}
