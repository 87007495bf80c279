package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A takeover that took longer than predicted, and why, as far as the broker's log and the client tell it: which part
 * took how long, and which part exceeds its prediction most.
 */
public record Lateness(Takeover takeover, Prediction predicted) {

    /** The slowest of a client's takeovers, if it was late. */
    public static Optional<Lateness> of(Takeovers takeovers, Optional<Prediction> predicted) {
        return takeovers.slowest().flatMap(slowest -> predicted
                .filter(prediction -> slowest.time().compareTo(prediction.atMost()) > 0)
                .map(prediction -> new Lateness(slowest, prediction)));
    }

    @Override
    public String toString() {
        List<Part> parts = parts();
        StringBuilder text = new StringBuilder("the slowest takeover, from " + takeover.from() + " to " + takeover.to()
                + ", took " + seconds(takeover.time()) + ", and at most " + seconds(predicted.atMost())
                + " were predicted.");
        parts.forEach(part -> text.append(' ').append(part));
        parts.stream()
                .filter(part -> !part.excess().isNegative() && !part.excess().isZero())
                .max(Comparator.comparing(Part::excess))
                .ifPresent(most -> text.append(" What exceeds the prediction most: ")
                        .append(most.name)
                        .append(", by ")
                        .append(seconds(most.excess()))
                        .append('.'));
        takeover.load()
                .ifPresent(load -> text.append(String.format(
                        Locale.ROOT,
                        " The machine had work for %.1f processors, and has %d.",
                        load,
                        Runtime.getRuntime().availableProcessors())));
        return text.toString();
    }

    /** A mark without a time, or with one before its predecessor, belongs to the next part. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Instant since = takeover.last();
        Duration expected = Duration.ZERO;
        for (Mark mark : marks()) {
            expected = expected.plus(mark.predicted);
            if (mark.time.isPresent() && !mark.time.get().isBefore(since)) {
                parts.add(new Part(mark.name, Duration.between(since, mark.time.get()), expected));
                since = mark.time.get();
                expected = Duration.ZERO;
            }
        }
        return parts;
    }

    private List<Mark> marks() {
        return List.of(
                new Mark(
                        time(Step.CHOSEN),
                        "until " + takeover.to() + " had the lock or was elected",
                        predicted.election()),
                new Mark(time(Step.STORE_READ), "reading its store", predicted.opening()),
                new Mark(time(Step.LISTENING), "opening its connectors", Duration.ZERO),
                new Mark(takeover.connected(), "until the client tried again and was connected", predicted.reconnect()),
                new Mark(Optional.of(takeover.first()), "until its next message was acknowledged", Duration.ZERO));
    }

    private Optional<Instant> time(Step step) {
        return Optional.ofNullable(takeover.steps().get(step));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** @param predicted zero where the prediction leaves the part out */
    private record Part(String name, Duration time, Duration predicted) {

        Duration excess() {
            return time.minus(predicted);
        }

        @Override
        public String toString() {
            return seconds(time) + " " + name
                    + (predicted.isZero() ? "." : " (predicted ≤ " + seconds(predicted) + ").");
        }
    }

    /** @param predicted the time from the mark before to this one, by the prediction */
    private record Mark(Optional<Instant> time, String name, Duration predicted) {}
}
