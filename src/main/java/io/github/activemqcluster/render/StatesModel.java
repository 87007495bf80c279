package io.github.activemqcluster.render;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Answer;
import io.github.activemqcluster.release.InstanceStates.Counted;
import io.github.activemqcluster.release.InstanceStates.Limit;
import io.github.activemqcluster.release.InstanceStates.Printed;
import io.github.activemqcluster.release.InstanceStates.Reached;
import io.github.activemqcluster.release.InstanceStates.Seen;
import io.github.activemqcluster.release.InstanceStates.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The states of instances as every template sees them, and the measures for an instance that does not get on.
 *
 * @param initial the name of the state of a broker that has logged no state yet
 * @param text the text that is shown for each of a broker's states, by the state's name
 * @param ready the texts of the states in which an instance does its work
 * @param listening the texts of those states in which the instance listens on all its ports
 * @param up the texts of the states in which an instance can go on once others run
 * @param answers the answers of a ZooKeeper server
 * @param damages the texts about repairs, each once
 * @param agains the reasons to start a broker again that has ended, as far as scripts can see them
 * @param printed the texts in lines of a log or of a JVM's output, by their meaning to a person
 * @param limit each limit, by its name; times in seconds
 * @param anyMessage a regular expression for the whole of any message that tells a state
 * @param parts for each such message a part of it
 */
record StatesModel(
        String initial,
        List<StateModel> states,
        Map<String, String> text,
        List<String> ready,
        List<String> listening,
        List<String> up,
        List<AnswerModel> answers,
        List<LineModel> lines,
        List<RepairModel> repairs,
        List<DamageModel> damages,
        List<AgainModel> agains,
        List<AgainModel> hangs,
        Map<String, List<String>> printed,
        Map<String, Integer> limit,
        List<String> loggers,
        String anyMessage,
        List<String> parts) {

    private static final String SLAVE = "SLAVE";

    static StatesModel of(InstanceStates known) {
        return new StatesModel(
                BrokerState.STARTING.word(),
                known.states().stream()
                        .map(state -> new StateModel(state.state().word(), state.text()))
                        .toList(),
                known.states().stream()
                        .collect(Collectors.toMap(state -> state.state().word(), State::text)),
                texts(known, Reached.READY, ""),
                texts(known, Reached.READY, SLAVE),
                texts(known, Reached.UP, ""),
                known.answers().stream()
                        .map(answer -> new AnswerModel(answer.part(), answer.text()))
                        .toList(),
                known.lines().stream()
                        .map(line -> new LineModel(
                                line.logger(),
                                line.pattern(),
                                line.from().stream().map(BrokerState::word).toList(),
                                line.to().word()))
                        .toList(),
                known.repairs().stream()
                        .map(repair -> new RepairModel(
                                repair.logger(), repair.pattern(), repair.counted() != Counted.LINES, repair.text()))
                        .toList(),
                known.repairs().stream()
                        .map(repair -> new DamageModel(repair.text(), repair.counted() == Counted.DETAIL))
                        .distinct()
                        .toList(),
                known.agains().stream()
                        .filter(again -> again.seen() != Seen.BELONGED)
                        .map(again -> new AgainModel(
                                again.seen() == Seen.THROWN, again.logger(), again.pattern(), again.text()))
                        .toList(),
                known.hangs().stream()
                        .map(hang -> new AgainModel(false, hang.logger(), hang.pattern(), hang.text()))
                        .toList(),
                Arrays.stream(Printed.values())
                        .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), known::patterns)),
                Arrays.stream(Limit.values()).collect(Collectors.toMap(Limit::word, known::limit)),
                known.loggers(),
                known.anyMessage(),
                known.parts());
    }

    private static List<String> texts(InstanceStates known, Reached reached, String butRole) {
        return Stream.concat(
                        known.states().stream()
                                .filter(state -> state.reached() == reached
                                        && !state.role().equals(butRole))
                                .map(State::text),
                        known.answers().stream()
                                .filter(answer -> answer.reached() == reached)
                                .map(Answer::text))
                .distinct()
                .toList();
    }

    /**
     * A state of a broker.
     *
     * @param text the text that is shown
     */
    record StateModel(String name, String text) {}

    /**
     * An answer of a ZooKeeper server.
     *
     * @param part a text that the answer contains
     * @param text the text that is shown
     */
    record AnswerModel(String part, String text) {}

    /** A line that leads from one of some states, or from any state, to another. */
    record LineModel(String logger, String pattern, List<String> from, String to) {}

    /**
     * A line about a store that was repaired.
     *
     * @param isNumber whether the first number in the message is counted, instead of the lines
     */
    record RepairModel(String logger, String pattern, boolean isNumber, String text) {}

    /**
     * The text about repairs.
     *
     * @param text the text that is shown, with a {@code #} for the count
     * @param isDetail whether the text is of interest only beside another one
     */
    record DamageModel(String text, boolean isDetail) {}

    /**
     * A reason to start a broker again.
     *
     * @param isThrown whether the pattern is a frame of a stack trace, and there is no logger
     * @param text the text that is told
     */
    record AgainModel(boolean isThrown, String logger, String pattern, String text) {}
}
