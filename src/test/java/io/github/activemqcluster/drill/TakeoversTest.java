package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeoversTest {

    @Test
    void aTakeoverLastsFromTheLastMessageOfTheKilledToTheFirstOfAnother() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does("kill", "a")
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
                .does("kill", "a")
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
                .does("kill", "c")
                .sends("2")
                .acknowledges("a", "2");

        assertThat(Takeovers.in(story.events(), Story.QUEUE).times()).isEmpty();
    }

    @Test
    void medianAndWorstAreOfThoseThatThereWere() {
        Takeovers takeovers =
                new Takeovers(List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2)));

        assertThat(takeovers.median()).contains(Duration.ofSeconds(2));
        assertThat(takeovers.worst()).contains(Duration.ofSeconds(9));
        assertThat(new Takeovers(List.of()).median()).isEmpty();
        assertThat(new Takeovers(List.of()).worst()).isEmpty();
    }
}
