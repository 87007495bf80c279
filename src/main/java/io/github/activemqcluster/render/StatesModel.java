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
 * What every template sees of what instances are, and of what is done with one that does not get on.
 *
 * @param initial the name of the state of a broker that has said nothing
 * @param text how each of a broker's states is shown, by its name
 * @param ready how the states are shown in which an instance does what it is there for
 * @param listening those of them in which it listens on all its ports
 * @param up how the states are shown in which it can go on once others run
 * @param answers what a ZooKeeper server answers
 * @param damages what the repairs come to, each once
 * @param agains why a broker that has ended may be started again, as far as scripts can see it
 * @param printed what lines have in them of a log or of what a JVM prints, by what they are to a person
 * @param limit each limit, by its name; times in seconds
 * @param anyMessage a regular expression for the whole of any message of these
 * @param parts for each message a part of it
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
     * Something that a broker is.
     *
     * @param text as it is shown
     */
    record StateModel(String name, String text) {}

    /**
     * What a ZooKeeper server answers.
     *
     * @param part what its answer has in it
     * @param text as it is shown
     */
    record AnswerModel(String part, String text) {}

    /** A line that leads from one of some states, or from any, to another. */
    record LineModel(String logger, String pattern, List<String> from, String to) {}

    /**
     * A line that tells of a store that was repaired.
     *
     * @param isNumber whether the first number in the message is counted, instead of the lines
     */
    record RepairModel(String logger, String pattern, boolean isNumber, String text) {}

    /**
     * What is told of repairs.
     *
     * @param text as it is shown, with a {@code #} for the count
     * @param isDetail whether it is of interest only beside another one
     */
    record DamageModel(String text, boolean isDetail) {}

    /**
     * Why a broker may be started again.
     *
     * @param isThrown whether the pattern is a frame of a stack trace, and there is no logger
     * @param text as it is told
     */
    record AgainModel(boolean isThrown, String logger, String pattern, String text) {}
}
