package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoTakeoverTest {

    @Test
    void aMemberThatHadToBeStartedAgainIsFoundInTheHistory() {
        Story story = new Story()
                .does(Fault.Kind.KILL, "orders-3")
                .does(
                        Fault.noTakeover(new Fault.Outage(Duration.ofMillis(44_900), "attaching to its master")),
                        "orders-1");

        assertThat(NoTakeover.in(story.events()))
                .containsExactly(new NoTakeover("orders", 44, "orders-1", "attaching to its master"))
                .first()
                .hasToString(
                        "nobody took over in group 'orders' for 44 s, until the drill started orders-1 again, which was"
                                + " attaching to its master");
    }

    @Test
    void whatEndedByItselfOrWasKilledIsNone() {
        Story story = new Story()
                .does(Fault.Kind.KILL, "orders-3")
                .does(Fault.Kind.ENDED, "orders-1")
                .sends("1")
                .acknowledges("orders-2", "1");

        assertThat(NoTakeover.in(story.events())).isEmpty();
    }
}
