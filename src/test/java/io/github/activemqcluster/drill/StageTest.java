package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.ClusterStart;
import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.cluster.RunningCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a drill says of a cluster that does not do what it should: here, none of its instances runs. */
class StageTest {

    private static final Access ACCESS =
            new Access("client", "group1", "tcp://127.0.0.1:1", Map.of(), Map.of(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private final Topology topology = new TopologyBuilder()
            .activemq("6.3.1")
            .group("group1", group -> group.size(2).sharedFileSystem("shared/group1", 2_000, 500))
            .build();

    private History history;

    @AfterEach
    void closeTheHistory() throws MachineException {
        history.close();
    }

    @Test
    void aQueueThatNobodyCouldReceiveFromIsNotDrained() throws Exception {
        // given: no group at all, and so none that has a master
        Stage stage = stage(new TopologyBuilder().activemq("6.3.1").build(), Duration.ofMillis(300));
        history.add(Event.Kind.SEND, "group1", "q", "1", "", "");
        history.add(Event.Kind.ACKNOWLEDGED, "group1", "q", "1", "group1-1", "");

        // when
        new Queues(stage).drain(Map.of("q", receivers(stage, "q")));

        // then
        Verdict verdict = Verdict.of(history.from(0), "q");
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.undecided()).containsExactly("1");
        assertThat(stage.notes())
                .containsExactly("the queue q could not be emptied within 0 s, so what is missing of it is undecided");
    }

    @Test
    void queuesAreDrainedAtOnceAndEachIsSaidToBe() throws Exception {
        // given: of one queue nothing is missing
        Stage stage = stage(new TopologyBuilder().activemq("6.3.1").build(), Duration.ofSeconds(2));
        for (String queue : List.of("missing", "whole", "missing too")) {
            history.add(Event.Kind.SEND, "group1", queue, "1", "", "");
            history.add(Event.Kind.ACKNOWLEDGED, "group1", queue, "1", "group1-1", "");
        }
        history.add(Event.Kind.RECEIVED, "group1", "whole", "1", "group1-1", "");

        // when
        new Queues(stage)
                .drain(Map.of(
                        "missing",
                        receivers(stage, "missing"),
                        "whole",
                        List.of(),
                        "missing too",
                        receivers(stage, "missing too")));

        // then
        assertThat(history.from(0))
                .filteredOn(event -> event.kind() == Event.Kind.DRAINED)
                .extracting(Event::queue)
                .containsExactly("whole");
        assertThat(Verdict.of(history.from(0), "missing").undecided()).containsExactly("1");
        assertThat(stage.notes()).hasSize(2).allSatisfy(note -> assertThat(note)
                .contains("could not be emptied within 2 s"));
    }

    @Test
    void aBrokerThatEndsWhileItsQueueIsDrainedIsStartedAgain() {
        // given
        Stage stage = stage(topology, Duration.ofMinutes(1));
        history.add(Event.Kind.ACKNOWLEDGED, "group1", "q", "1", "group1-1", "");

        // when, then: as far as an instance can be started that was never generated
        assertThatThrownBy(() -> new Queues(stage).drain(Map.of("q", receivers(stage, "q"))))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-1 cannot be started: there is no ");
        assertThat(stage.notes())
                .singleElement()
                .asString()
                .startsWith("group1-1 ended by itself, and was started again");
    }

    @Test
    void aTakeoverThatDidNotComeIsSaid() throws Exception {
        // given
        Stage stage = stage(topology, Duration.ofMinutes(1));
        Instance master = stage.cluster().instance("group1-1");

        // when
        stage.awaitSuccessor(master, Duration.ofMillis(100), "cut");

        // then
        assertThat(stage.notes())
                .containsExactly("nobody took over from group1-1 within 0 s, so this cut proves nothing");
        assertThat(stage.takeover(topology.group("group1").orElseThrow()))
                .isEqualTo(Duration.ofMillis(3 * 2_500 + 30_000));
    }

    @Test
    void aDrillOnWhatDoesNotRunIsRefusedAtOnce() {
        // given
        Stage stage = stage(topology, Duration.ofMinutes(1));
        Drill drill = new Drill(stage.cluster(), start(stage.cluster()), List.of(ACCESS), stage.plan(), line -> {});

        // when, then
        assertThatThrownBy(drill::run)
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "The drill needs a cluster that is up, and nothing of this one is running. Start it with the goal"
                                + " activemq-cluster:start.");
    }

    private static List<Receiver> receivers(Stage stage, String queue) {
        return List.of(stage.clients().receiver(ACCESS, queue));
    }

    private Stage stage(Topology of, Duration whole) {
        RunningCluster cluster = RunningCluster.of(of, folder, Optional.empty());
        DrillPlan plan =
                new DrillPlan(List.of(), 1, 42, Duration.ofSeconds(1), whole, "drill", Optional.empty(), folder);
        try {
            history = new History(folder.resolve("history.tsv"));
        } catch (MachineException e) {
            throw new AssertionError(e);
        }
        return new Stage(cluster, start(cluster), List.of(ACCESS), plan, history, line -> {});
    }

    private static ClusterStart start(RunningCluster cluster) {
        return new ClusterStart(cluster, new Releases().activemq("6.3.1").orElseThrow(), line -> {});
    }
}
