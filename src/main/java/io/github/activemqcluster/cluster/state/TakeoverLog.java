package io.github.activemqcluster.cluster.state;

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

/**
 * When a broker that took over came how far, by its own log.
 *
 * <p>Sources, in ActiveMQ's: {@code KahaDBStore}, {@code MessageDatabase} and {@code PageFile} (what they say first once the lock was
 * got), {@code LeaseDatabaseLocker}, {@code ElectingLevelDBStore}, {@code BrokerService} and {@code TransportConnector}.
 */
public final class TakeoverLog {

    /** What has happened on the way. */
    public enum Step {
        /** It has the lock or the lease, or was elected. */
        CHOSEN("Starting KahaDBStore|Opening MessageDatabase|Page File: |KahaDB is version"
                + "|[Bb]ecoming (the )?master|Promoted to master"),
        /** Its store is read. */
        STORE_READ("Apache ActiveMQ .* is starting"),
        /** It listens for clients. */
        LISTENING("Connector \\S+ started");

        private final Pattern said;

        Step(String said) {
            this.said = Pattern.compile(said);
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final int TIME_LENGTH = "2026-11-23 07:13:08,123".length();

    /** Enough for what a broker prints from the death of its master until it has taken over. */
    private static final int LINES = 2_000;

    /** The first time of each since then; what it did not say, or not with a time, is not there. */
    public Map<Step, Instant> since(Instant begin, Instance broker) {
        return since(begin, broker.logTail(LINES));
    }

    Map<Step, Instant> since(Instant begin, List<String> lines) {
        Map<Step, Instant> times = new EnumMap<>(Step.class);
        for (String line : lines) {
            for (Step step : Step.values()) {
                if (!times.containsKey(step) && step.said.matcher(line).find()) {
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
            // A template of the user's writes it in another form.
            return Optional.empty();
        }
    }
}
