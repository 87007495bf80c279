package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Printed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The times of the steps of a takeover, by the broker's own log. */
public final class TakeoverLog {

    /** A step of a takeover. */
    public enum Step {
        /** The broker has the lock or the lease, or was elected. */
        CHOSEN(Printed.CHOSEN),
        /** The broker has read its store. */
        STORE_READ(Printed.STORE_READ),
        /** The broker listens for clients. */
        LISTENING(Printed.LISTENING);

        private final Printed printed;

        Step(Printed printed) {
            this.printed = printed;
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final int TIME_LENGTH = "2026-11-23 07:13:08,123".length();

    /** Enough for a broker's log from the death of its master to the end of the takeover. */
    private static final int LINES = 2_000;

    private final Map<Step, Pattern> patterns = new EnumMap<>(Step.class);

    TakeoverLog(InstanceStates known) {
        for (Step step : Step.values()) {
            patterns.put(step, Pattern.compile(known.pattern(step.printed)));
        }
    }

    /** The first time of each step since then; without steps that the broker did not log with a time. */
    public Map<Step, Instant> since(Instant begin, Instance broker) {
        return since(begin, broker.logTail(LINES));
    }

    Map<Step, Instant> since(Instant begin, List<String> lines) {
        Map<Step, Instant> times = new EnumMap<>(Step.class);
        for (String line : lines) {
            for (Step step : Step.values()) {
                if (!times.containsKey(step) && patterns.get(step).matcher(line).find()) {
                    time(line).filter(time -> !time.isBefore(begin)).ifPresent(time -> times.put(step, time));
                }
            }
        }
        return times;
    }

    private static Optional<Instant> time(String line) {
        if (line.length() < TIME_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeParseException e) {
            // A user's template writes the time in another form.
            return Optional.empty();
        }
    }
}
