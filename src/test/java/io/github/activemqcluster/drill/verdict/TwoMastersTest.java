package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwoMastersTest {

    @Test
    void twoThatAcknowledgeInTurnAreSeen() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("b", "2")
                .sends("3")
                .acknowledges("a", "3");

        assertThat(TwoMasters.in(story.events()))
                .containsExactly(new TwoMasters("orders", "a", "b", "2"))
                .first()
                .hasToString("group 'orders' had two masters at once: while a acknowledged messages, b did so too (2)");
    }

    @Test
    void oneThatWakesAndAcknowledgesOnceMoreIsSeen() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.PAUSE, "a")
                .after(Duration.ofSeconds(10))
                .sends("2")
                .acknowledges("b", "2")
                .does(Fault.Kind.RESUME, "a")
                .sends("3")
                .acknowledges("a", "3")
                .sends("4")
                .acknowledges("b", "4");

        assertThat(TwoMasters.in(story.events())).containsExactly(new TwoMasters("orders", "b", "a", "3"));
    }

    @Test
    void aTakeoverIsNone() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "a")
                .sends("2")
                .acknowledges("b", "2")
                .sends("3")
                .acknowledges("b", "3");

        assertThat(TwoMasters.in(story.events())).isEmpty();
    }

    @Test
    void aMasterThatComesBackAfterAWhileIsNone() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "a")
                .sends("2")
                .acknowledges("b", "2")
                .does(Fault.Kind.KILL, "b")
                .after(Duration.ofSeconds(3))
                .sends("3")
                .acknowledges("a", "3");

        assertThat(TwoMasters.in(story.events())).isEmpty();
    }

    @Test
    void anAcknowledgementThatIsOnlySeenLateProvesNothing() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .sends("3")
                .acknowledges("b", "3")
                .acknowledges("a", "2");

        assertThat(TwoMasters.in(story.events())).isEmpty();
    }

    @Test
    void aBrokerThatIsNotKnownProvesNothing() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("", "2")
                .sends("3")
                .acknowledges("a", "3");

        assertThat(TwoMasters.in(story.events())).isEmpty();
    }
}
