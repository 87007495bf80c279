package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final Subject CLIENT =
            Subject.client(new Access("shop", "orders", "failover:()", Map.of(), Optional.empty(), Optional.empty()));

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

    private static List<String> problems(Rehearsal.Kind kind, Story story) {
        return problems(kind, Subject.other("a to b"), story);
    }

    private static List<String> problems(Rehearsal.Kind kind, Subject subject, Story story) {
        DrillReport.Line line = new DrillReport.Line(
                subject, Verdict.of(story.events(), Story.QUEUE), new Takeovers(List.of()), Optional.empty());
        DrillReport.Act act = new DrillReport.Act(kind, 1, List.of(line), List.of(), List.of(), Optional.empty());
        return new DrillReport(PLAN, List.of(act), List.of(), Path.of("history.tsv")).problems();
    }
}
