package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.TakeoverLog.Step;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict depends on no text that a history keeps for people. */
class RewordedHistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kill",
                "no master for 44 s while it was attaching to its master",
                "ended by itself",
                "acknowledged",
                "LISTENING",
                "2.5",
                "sum of 1"
            })
    void otherWordsChangeNoVerdict(String words) {
        // given: the same history twice, each text for people replaced in one of them, by words that mean something
        // elsewhere
        List<Event> told = everything(text -> text);
        List<Event> reworded = everything(text -> words);

        // then
        assertThat(Verdict.of(reworded, Story.QUEUE)).isEqualTo(Verdict.of(told, Story.QUEUE));
        assertThat(TwoMasters.in(reworded)).isEqualTo(TwoMasters.in(told)).hasSize(1);
        assertThat(NoTakeover.in(reworded)).isEqualTo(NoTakeover.in(told)).hasSize(1);
        assertThat(Takeovers.in(reworded, Story.QUEUE)).isEqualTo(Takeovers.in(told, Story.QUEUE));
        assertThat(Takeovers.in(told, Story.QUEUE).all()).hasSize(1);
    }

    @Test
    void aFaultIsRecognisedByItsKindAlone() {
        Story story = new Story()
                .does(Fault.of(Fault.Kind.ENDED, "no master for 44 s while it was electing a master"), "orders-1")
                .does(Fault.noTakeover(new Fault.Outage(Duration.ofSeconds(44), "in other words")), "orders-2");

        assertThat(NoTakeover.in(story.events()))
                .containsExactly(new NoTakeover("orders", 44, "orders-2", "in other words"));
    }

    /** One event of each kind that has a text, and each finding that there is. */
    private static List<Event> everything(UnaryOperator<String> reword) {
        return new Story(reword)
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "a")
                .does(Fault.Kind.ENDED, "c")
                .does(Fault.Kind.RESTARTED, "c")
                .does(Fault.noTakeover(new Fault.Outage(Duration.ofSeconds(44), "attaching to its master")), "b")
                .sends("2")
                .fails("2")
                .sends("3")
                .abandons("3")
                .excepts()
                .requests("4")
                .answersNothing("4")
                .connects("b")
                .sends("5")
                .acknowledges("b", "5")
                .logs("b", Step.LISTENING)
                .measures(2.5)
                .sendsIn("t", "6")
                .doubts("u", "5")
                .sends("7")
                .acknowledges("d", "7")
                .sends("8")
                .acknowledges("b", "8")
                .misses("1")
                .receives("2")
                .drains()
                .events();
    }
}
