package io.github.activemqcluster.render;

import io.github.activemqcluster.release.BrokerStates;
import io.github.activemqcluster.release.BrokerStates.Counted;
import java.util.List;

/**
 * What every template sees of the lines by which a broker tells what it is.
 *
 * @param initial the name of the state of a broker that has said nothing
 * @param damages what the repairs come to, each once
 * @param anyMessage a regular expression for the whole of any message of these
 * @param parts for each message a part of it
 */
record BrokerLogModel(
        String initial,
        List<StateModel> states,
        List<LineModel> lines,
        List<RepairModel> repairs,
        List<DamageModel> damages,
        List<String> loggers,
        String anyMessage,
        List<String> parts) {

    static BrokerLogModel of(BrokerStates known) {
        return new BrokerLogModel(
                BrokerStates.INITIAL,
                known.states().stream()
                        .map(state -> new StateModel(state.name(), state.text()))
                        .toList(),
                known.lines().stream()
                        .map(line -> new LineModel(line.logger(), line.pattern(), line.from(), line.to()))
                        .toList(),
                known.repairs().stream()
                        .map(repair -> new RepairModel(
                                repair.logger(), repair.pattern(), repair.counted() != Counted.LINES, repair.text()))
                        .toList(),
                known.repairs().stream()
                        .map(repair -> new DamageModel(repair.text(), repair.counted() == Counted.DETAIL))
                        .distinct()
                        .toList(),
                known.loggers(),
                known.anyMessage(),
                known.parts());
    }

    /**
     * Something that a broker is.
     *
     * @param text as it is shown
     */
    record StateModel(String name, String text) {}

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
}
