package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.TakeoverLog.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Instant LAST = Instant.parse("2026-11-28T09:00:00Z");

    private static final Prediction PREDICTED =
            new Prediction(Duration.ofMillis(1_500), Duration.ofMillis(300), Duration.ofMillis(1_500), "settings");

    @Test
    void aTakeoverInTimeIsNone() {
        assertThat(Lateness.of(new Takeovers(List.of(takeover(Map.of(), 3_300))), Optional.of(PREDICTED)))
                .isEmpty();
        assertThat(Lateness.of(new Takeovers(List.of(takeover(Map.of(), 9_000))), Optional.empty()))
                .isEmpty();
        assertThat(Lateness.of(new Takeovers(List.of()), Optional.of(PREDICTED)))
                .isEmpty();
    }

    @Test
    void whereTheTimeWentIsSaidPartByPart() {
        Takeover takeover = new Takeover(
                "orders-1",
                "orders-2",
                LAST,
                at(10),
                Map.of(Step.CHOSEN, at(1_200), Step.STORE_READ, at(1_600), Step.LISTENING, at(1_700)),
                Optional.of(at(5_900)),
                at(6_000),
                OptionalDouble.of(7.94));

        assertThat(late(takeover))
                .startsWith(
                        "the slowest takeover, from orders-1 to orders-2, took 6.0 s, and at most 3.3 s were predicted."
                                + " 1.2 s until orders-2 had the lock or was elected (predicted ≤ 1.5 s)."
                                + " 0.4 s reading its store (predicted ≤ 0.3 s)."
                                + " 0.1 s opening its connectors."
                                + " 4.2 s until the client tried again and was connected (predicted ≤ 1.5 s)."
                                + " 0.1 s until its next message was acknowledged."
                                + " What exceeds the prediction most: until the client tried again and was connected, by 2.7 s."
                                + " The machine had work for 7.9 processors, and has ");
    }

    @Test
    void aStoreThatTakesLongIsNamed() {
        Takeover takeover = new Takeover(
                "a",
                "b",
                LAST,
                at(10),
                Map.of(Step.CHOSEN, at(1_000), Step.STORE_READ, at(9_000), Step.LISTENING, at(9_100)),
                Optional.of(at(9_500)),
                at(9_600),
                OptionalDouble.empty());

        assertThat(late(takeover)).endsWith("What exceeds the prediction most: reading its store, by 7.7 s.");
    }

    @Test
    void whatTheLogDoesNotSayIsPartOfWhatFollows() {
        assertThat(late(takeover(Map.of(), 6_000)))
                .isEqualTo("the slowest takeover, from a to b, took 6.0 s, and at most 3.3 s were predicted."
                        + " 6.0 s until its next message was acknowledged (predicted ≤ 3.3 s)."
                        + " What exceeds the prediction most: until its next message was acknowledged, by 2.7 s.");
    }

    private static String late(Takeover takeover) {
        return Lateness.of(new Takeovers(List.of(takeover)), Optional.of(PREDICTED))
                .orElseThrow()
                .toString();
    }

    private static Takeover takeover(Map<Step, Instant> steps, int millis) {
        return new Takeover("a", "b", LAST, LAST, steps, Optional.empty(), at(millis), OptionalDouble.empty());
    }

    private static Instant at(int millis) {
        return LAST.plusMillis(millis);
    }
}
