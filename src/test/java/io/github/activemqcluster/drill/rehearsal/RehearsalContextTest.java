package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.Drill;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.verdict.Verdict;
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
class RehearsalContextTest {

    private static final ClientAccess ACCESS = new ClientAccess(
            "client", "group1", "tcp://127.0.0.1:1", Map.of(), Map.of(), Optional.empty(), Optional.empty());

    private static final Detail NO_TEXT = new Detail.Checksum("");

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
        RehearsalContext context =
                context(new TopologyBuilder().activemq("6.3.1").build(), Duration.ofMillis(300));
        history.add(Event.Kind.SEND, "group1", "q", "1", "", NO_TEXT);
        history.add(Event.Kind.ACKNOWLEDGED, "group1", "q", "1", "group1-1");

        // when
        new QueueDrain(context).drain(Map.of("q", receivers(context, "q")));

        // then
        Verdict verdict = Verdict.of(history.from(0), "q");
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.undecided()).containsExactly("1");
        assertThat(context.log().notes())
                .containsExactly("the queue q could not be emptied within 0 s, so what is missing of it is undecided");
    }

    @Test
    void queuesAreDrainedAtOnceAndEachIsSaidToBe() throws Exception {
        // given: of one queue nothing is missing
        RehearsalContext context =
                context(new TopologyBuilder().activemq("6.3.1").build(), Duration.ofSeconds(2));
        for (String queue : List.of("missing", "whole", "missing too")) {
            history.add(Event.Kind.SEND, "group1", queue, "1", "", NO_TEXT);
            history.add(Event.Kind.ACKNOWLEDGED, "group1", queue, "1", "group1-1");
        }
        history.add(Event.Kind.RECEIVED, "group1", "whole", "1", "group1-1", NO_TEXT);

        // when
        new QueueDrain(context)
                .drain(Map.of(
                        "missing",
                        receivers(context, "missing"),
                        "whole",
                        List.of(),
                        "missing too",
                        receivers(context, "missing too")));

        // then
        assertThat(history.from(0))
                .filteredOn(event -> event.kind() == Event.Kind.DRAINED)
                .extracting(Event::queue)
                .containsExactly("whole");
        assertThat(Verdict.of(history.from(0), "missing").undecided()).containsExactly("1");
        assertThat(context.log().notes()).hasSize(2).allSatisfy(note -> assertThat(note)
                .contains("could not be emptied within 2 s"));
    }

    @Test
    void aBrokerThatEndsWhileItsQueueIsDrainedIsStartedAgain() {
        // given
        RehearsalContext context = context(topology, Duration.ofMinutes(1));
        history.add(Event.Kind.ACKNOWLEDGED, "group1", "q", "1", "group1-1");

        // when, then: as far as an instance can be started that was never generated
        assertThatThrownBy(() -> new QueueDrain(context).drain(Map.of("q", receivers(context, "q"))))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("group1-1 cannot be started: there is no ");
        assertThat(context.log().notes())
                .singleElement()
                .asString()
                .startsWith("group1-1 ended by itself, and was started again");
    }

    @Test
    void aTakeoverThatDidNotComeIsSaid() throws Exception {
        // given
        RehearsalContext context = context(topology, Duration.ofMinutes(1));
        Instance master = context.cluster().instance("group1-1");

        // when
        context.waits().awaitSuccessor(master, Duration.ofMillis(100), Fault.Kind.CUT);

        // then
        assertThat(context.log().notes())
                .containsExactly("nobody took over from group1-1 within 0 s, so this cut proves nothing");
        assertThat(context.rehearsed().takeover(topology.group("group1").orElseThrow()))
                .isEqualTo(Duration.ofMillis(3 * 2_500 + 30_000));
    }

    @Test
    void aDrillOnWhatDoesNotRunIsRefusedAtOnce() {
        // given
        RehearsalContext context = context(topology, Duration.ofMinutes(1));
        Drill drill =
                new Drill(context.cluster(), start(context.cluster()), List.of(ACCESS), context.plan(), line -> {});

        // when, then
        assertThatThrownBy(drill::run)
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "The drill needs a cluster that is up, and nothing of this one is running. Start it with the goal"
                                + " activemq-cluster:start.");
    }

    private static List<Receiver> receivers(RehearsalContext context, String queue) {
        return List.of(context.clients().receiver(ACCESS, queue));
    }

    private RehearsalContext context(Topology of, Duration whole) {
        RunningCluster cluster = RunningCluster.of(of, folder, Optional.empty());
        DrillPlan plan =
                new DrillPlan(List.of(), 1, 42, Duration.ofSeconds(1), whole, "drill", Optional.empty(), folder);
        try {
            history = new History(folder.resolve("history.tsv"));
        } catch (MachineException e) {
            throw new AssertionError(e);
        }
        return new RehearsalContext(cluster, start(cluster), List.of(ACCESS), plan, new DrillLog(history, line -> {}));
    }

    private static ClusterStart start(RunningCluster cluster) {
        return new ClusterStart(cluster, new Releases().activemq("6.3.1").orElseThrow(), line -> {});
    }
}
