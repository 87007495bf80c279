package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.TakeoverLog.Step;
import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TakeoversTest {

    @Test
    void aTakeoverLastsFromTheLastMessageOfTheKilledToTheFirstOfAnother() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "a")
                .sends("2")
                .after(Duration.ofSeconds(3))
                .acknowledges("b", "2")
                .sends("3")
                .acknowledges("b", "3");

        assertThat(Takeovers.in(story.events(), Story.QUEUE).times()).containsExactly(Duration.ofMillis(3_300));
    }

    @Test
    void anAcknowledgementOfTheKilledThatIsSeenAfterwardsCountsAsItsLast() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .does(Fault.Kind.KILL, "a")
                .acknowledges("a", "2")
                .after(Duration.ofSeconds(1))
                .sends("3")
                .acknowledges("b", "3");

        assertThat(Takeovers.in(story.events(), Story.QUEUE).times()).containsExactly(Duration.ofMillis(1_200));
    }

    @Test
    void theEndOfABrokerThatTheClientDidNotUseIsNone() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "c")
                .sends("2")
                .acknowledges("a", "2");

        assertThat(Takeovers.in(story.events(), Story.QUEUE).times()).isEmpty();
    }

    @Test
    void medianAndWorstAreOfThoseThatThereWere() {
        Takeovers takeovers = new Takeovers(List.of(takeover(9), takeover(1), takeover(2)));

        assertThat(takeovers.median()).contains(Duration.ofSeconds(2));
        assertThat(takeovers.worst()).contains(Duration.ofSeconds(9));
        assertThat(new Takeovers(List.of()).median()).isEmpty();
        assertThat(new Takeovers(List.of()).worst()).isEmpty();
    }

    @Test
    void theStepsAreThoseOfTheBrokerThatTookOver() {
        Takeovers takeovers = Takeovers.in(
                new Story()
                        .sends("1")
                        .acknowledges("a", "1")
                        .does(Fault.Kind.KILL, "a")
                        .connects("b")
                        .acknowledges("b", "1")
                        .logs("b", Step.CHOSEN)
                        .logs("c", Step.LISTENING)
                        .measures(2.5)
                        .events(),
                Story.QUEUE);

        Takeover takeover = takeovers.slowest().orElseThrow();
        assertThat(takeover.from()).isEqualTo("a");
        assertThat(takeover.to()).isEqualTo("b");
        assertThat(takeover.steps()).containsOnlyKeys(Step.CHOSEN);
        assertThat(takeover.connected()).isPresent();
        assertThat(takeover.load()).hasValue(2.5);
    }

    private static Takeover takeover(int seconds) {
        return new Takeover(
                "a",
                "b",
                Instant.EPOCH,
                Instant.EPOCH,
                Map.of(),
                Optional.empty(),
                Instant.EPOCH.plusSeconds(seconds),
                OptionalDouble.empty());
    }
}
