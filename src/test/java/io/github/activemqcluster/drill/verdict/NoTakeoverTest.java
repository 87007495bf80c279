package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoTakeoverTest {

    @Test
    void aMemberThatHadToBeStartedAgainIsFoundInTheHistory() {
        Story story = new Story()
                .does("kill", "orders-3")
                .does(NoTakeover.detail(Duration.ofMillis(44_900), "attaching to its master"), "orders-1");

        assertThat(NoTakeover.in(story.events()))
                .containsExactly(new NoTakeover("orders", 44, "orders-1", "attaching to its master"));
    }

    @Test
    void whatEndedByItselfOrWasKilledIsNone() {
        Story story = new Story()
                .does("kill", "orders-3")
                .does("ended by itself", "orders-1")
                .sends("1")
                .acknowledges("orders-2", "1");

        assertThat(NoTakeover.in(story.events())).isEmpty();
    }
}
