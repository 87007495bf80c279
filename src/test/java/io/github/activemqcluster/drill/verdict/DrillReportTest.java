package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.DrillReport;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillReportTest {

    private static final DrillPlan PLAN = new DrillPlan(
            List.of(),
            1,
            42,
            Duration.ofSeconds(15),
            Duration.ofSeconds(120),
            "drill",
            Optional.empty(),
            Path.of("drill"));

    private static final TrafficOwner CLIENT = TrafficOwner.client(client(Map.of()));

    @Test
    void aGoodVerdictIsNoProblem() {
        assertThat(problems(
                        Rehearsal.Kind.TAKEOVER,
                        new Story()
                                .sends("1")
                                .fails("1")
                                .sends("2")
                                .acknowledges("a", "2")
                                .receives("1")
                                .receives("2")
                                .receivesAgain("2")
                                .drains()))
                .isEmpty();
    }

    @Test
    void whatIsLostAlteredOrOutOfReachIsTold() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .misses("2")
                .receives("2")
                .sends("3")
                .receivesAltered("3")
                .drains();

        assertThat(problems(Rehearsal.Kind.STRANDED, story))
                .containsExactly(
                        "stranded: a to b: 1 of 3 messages were lost: acknowledged, and never received (1)",
                        "stranded: a to b: 1 of 3 messages were not expected (3 altered)",
                        "stranded: a to b: 1 of 3 messages were out of reach: not received there within 15 s after the"
                                + " master was killed (2)");
    }

    @Test
    void ofManyIdsSomeAreNamed() {
        Story story = new Story();
        for (int id = 1; id <= 7; id++) {
            story.sends("" + id).acknowledges("a", "" + id);
        }

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story))
                .containsExactly("takeover: a to b: 7 of 7 messages were not received before the rehearsal broke off"
                        + " (1, 2, 3, 4, 5, …)");
    }

    @Test
    void onlyWhereNothingIsKilledMayNoSendOfAClientFail() {
        Story story = new Story().sends("1").fails("1").drains();

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story)).isEmpty();
        assertThat(problems(Rehearsal.Kind.ROLLING, story)).isEmpty();
        assertThat(problems(Rehearsal.Kind.ROLLING, CLIENT, story))
                .containsExactly(
                        "rolling: shop on orders: 1 sends failed, where a client should have noticed no more than a"
                                + " reconnect");
    }

    @Test
    void aRehearsalThatBrokeOffIsAProblemEvenIfNoMessageIsMissing() {
        DrillReport.Act act = new DrillReport.Act(
                Rehearsal.Kind.PAUSE,
                1,
                List.of(),
                List.of(new TwoMasters("orders", "a", "b", "7")),
                List.of(new NoTakeover("orders", 44, "orders-1", "attaching to its master")),
                Optional.of("No master."));

        assertThat(new DrillReport(PLAN, List.of(act), List.of(), Path.of("history.tsv")).problems())
                .containsExactly(
                        "pause: group 'orders' had two masters at once: while a acknowledged messages, b did so too (7)",
                        "pause: nobody took over in group 'orders' for 44 s, until the drill started orders-1 again, which was"
                                + " attaching to its master",
                        "pause: broke off. No master.");
    }

    @Test
    void whatAnAsynchronousSendLosesIsNamedWithItsCauseAndMend() {
        Story story = new Story()
                .sends("1")
                .returns("a", "1")
                .sends("2")
                .returns("a", "2")
                .receives("2")
                .drains();

        assertThat(problems(
                        Rehearsal.Kind.TAKEOVER, TrafficOwner.client(client(Map.of("useAsyncSend", "true"))), story))
                .containsExactly(
                        "takeover: shop on orders: 1 of 2 messages were lost: their send() had returned, and never received"
                                + " (1): client 'shop' has useAsyncSend=true: its send() returns before the broker has the"
                                + " message; set it to false");
    }

    @Test
    void aTransactionInPartAndARequestInSilenceAreTold() {
        Story story = new Story()
                .sendsIn("t", "1")
                .sendsIn("t", "2")
                .fails("1")
                .fails("2")
                .receives("1")
                .requests("3")
                .drains();

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story))
                .containsExactly(
                        "takeover: a to b: 1 of 3 messages: transactions of which some are there, and others are not"
                                + " (t: 1 of 2 sent)",
                        "takeover: a to b: 1 of 3 requests had neither an answer nor an error (3)");
    }

    @Test
    void aKnownLimitIsSaidAndIsNoProblem() {
        TrafficOwner owner = TrafficOwner.other("a to b").with(KnownLimit.DURABLE_SUBSCRIBER_STAYS);
        DrillReport report = report(
                Rehearsal.Kind.STRANDED,
                owner,
                new Story()
                        .sends("1")
                        .acknowledges("a", "1")
                        .misses("1")
                        .receives("1")
                        .drains(),
                new Takeovers(List.of()),
                Optional.empty());

        assertThat(report.problems()).isEmpty();
        assertThat(report.limits())
                .containsExactly(
                        "stranded: a to b: 1 of 1 messages stayed in the group where the subscription was made:"
                                + " ActiveMQ takes no durable subscription to another group (rule durable-subscriber-stays)");
    }

    @Test
    void aTakeoverThatTookLongerThanPredictedIsSaidWithItsReason() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does("kill", "a")
                .connects("b")
                .after(Duration.ofSeconds(6))
                .sends("2")
                .acknowledges("b", "2");
        Takeovers takeovers = Takeovers.in(story.events(), Story.QUEUE);

        assertThat(report(Rehearsal.Kind.TAKEOVER, CLIENT, story, takeovers, predicted(1_000))
                        .late())
                .singleElement()
                .asString()
                .startsWith(
                        "takeover: shop on orders: the slowest takeover, from a to b, took 6.4 s, and at most 2.0 s were"
                                + " predicted.");
        assertThat(report(Rehearsal.Kind.TAKEOVER, CLIENT, story, takeovers, predicted(9_000))
                        .late())
                .isEmpty();
    }

    private static Optional<Prediction> predicted(int millis) {
        return Optional.of(
                new Prediction(Duration.ofMillis(millis), Duration.ZERO, Duration.ofMillis(1_000), "settings"));
    }

    private static ClientAccess client(Map<String, String> settings) {
        return new ClientAccess(
                "shop", "orders", "failover:()", Map.of(), settings, Optional.empty(), Optional.empty());
    }

    private static List<String> problems(Rehearsal.Kind kind, Story story) {
        return problems(kind, TrafficOwner.other("a to b"), story);
    }

    private static List<String> problems(Rehearsal.Kind kind, TrafficOwner owner, Story story) {
        return report(kind, owner, story, new Takeovers(List.of()), Optional.empty())
                .problems();
    }

    private static DrillReport report(
            Rehearsal.Kind kind, TrafficOwner owner, Story story, Takeovers takeovers, Optional<Prediction> predicted) {
        DrillReport.Line line =
                new DrillReport.Line(owner, Verdict.of(story.events(), Story.QUEUE), takeovers, predicted);
        DrillReport.Act act = new DrillReport.Act(kind, 1, List.of(line), List.of(), List.of(), Optional.empty());
        return new DrillReport(PLAN, List.of(act), List.of(), Path.of("history.tsv"));
    }
}
