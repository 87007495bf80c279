package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Counted;
import io.github.activemqcluster.release.InstanceStates.Seen;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the state of a broker from its log. A slave opens no port that could be asked, and with most stores has no
 * MBean; but each slave logs that it waits. The meaning of each line is in {@code instance-states.facts}, from which
 * {@code bin/lib/activemq.sh} is rendered too.
 *
 * <p>The lines come from {@code run/states}: the word of the broker's last start, the time, the logger's name and the
 * message, separated by {@code " | "}. A line without that word is ignored: it is older than the start, or belongs to a
 * message of several lines.
 */
public final class BrokerLog {

    private static final String SEPARATOR = " | ";
    private static final int FIELDS = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Meanings meanings;
    private final String start;
    private final Map<Kind, Long> repairs = new LinkedHashMap<>();
    private boolean belonged;
    private boolean belongedOnce;
    private boolean silent = true;
    private final Set<InstanceStates.Said> told = new HashSet<>();
    private BrokerState current = BrokerState.STARTING;
    private State state;

    /**
     * The log of a broker that has logged nothing yet.
     *
     * @param start the word at the beginning of each line of the last start
     */
    BrokerLog(Meanings meanings, String start) {
        this.meanings = meanings;
        this.start = start;
        this.state = State.of(meanings.known.state(current), Optional.empty());
        meanings.damages.forEach(damage -> repairs.put(damage.kind(), 0L));
    }

    /** The state after the lines so far. */
    State state() {
        return state;
    }

    /** Whether no line has had a meaning so far. */
    boolean isSilent() {
        return silent;
    }

    /** Whether the broker has been master or slave since its start, and has not failed at a restart since then. */
    boolean hasBelonged() {
        return belonged;
    }

    /** The same, also if the broker has failed since then. */
    boolean hadBelonged() {
        return belongedOnce;
    }

    /** Whether the broker has logged that since its start. */
    boolean hasSaid(InstanceStates.Said what) {
        return told.contains(what);
    }

    /**
     * The damages that the broker found in its store when it read it, each with its count; empty for an intact store.
     */
    List<String> repairs() {
        List<String> texts = new ArrayList<>();
        boolean repaired = repairs.entrySet().stream()
                .anyMatch(repair -> repair.getKey().counted() != Counted.DETAIL && repair.getValue() > 0);
        for (Map.Entry<Kind, Long> repair : repairs.entrySet()) {
            if (repaired && repair.getValue() > 0) {
                texts.add(repair.getKey().text().replace("#", Long.toString(repair.getValue())));
            }
        }
        return texts;
    }

    void read(String line) {
        String[] fields = line.split(Pattern.quote(SEPARATOR), FIELDS);
        if (start.isEmpty() || fields.length < FIELDS || !fields[0].equals(start)) {
            return;
        }
        String logger = fields[2];
        String message = fields[3];
        for (Meaning meaning : meanings.lines) {
            if (meaning.fits(logger, message, current)) {
                silent = false;
                become(meaning.line().to(), fields[1]);
                break;
            }
        }
        for (Meanings.Condition condition : meanings.conditions) {
            if (condition.fits(logger, message)) {
                told.add(condition.said());
            }
        }
        for (Meanings.Damage damage : meanings.damages) {
            if (damage.fits(logger, message)) {
                repairs.merge(
                        damage.kind(), damage.repair().counted() == Counted.LINES ? 1 : number(message), Long::sum);
            }
        }
    }

    /** A repeated line is not new. */
    private void become(BrokerState next, String time) {
        current = next;
        State now = State.of(meanings.known.state(next), time(time));
        if (state.role() != now.role() || !state.text().equals(now.text())) {
            state = now;
            belonged = state.role() != Role.FAILING && (belonged || state.role().isReady());
            belongedOnce |= belonged;
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(String message) {
        Matcher number = NUMBER.matcher(message);
        return number.find() ? Long.parseLong(number.group()) : 0;
    }

    /** The lines with a meaning, compiled for the search. */
    static final class Meanings {

        private final InstanceStates known;
        private final List<Meaning> lines;
        private final List<Damage> damages;
        private final List<Condition> conditions;

        Meanings(InstanceStates known) {
            this.known = known;
            lines = known.lines().stream()
                    .map(line -> new Meaning(Pattern.compile(line.pattern()), line))
                    .toList();
            damages = known.repairs().stream()
                    .map(repair -> new Damage(Pattern.compile(repair.pattern()), repair))
                    .toList();
            conditions = Stream.concat(
                            known.agains().stream().filter(again -> again.seen() == Seen.SAID), known.hangs().stream())
                    .map(said -> new Condition(Pattern.compile(said.pattern()), said))
                    .toList();
        }

        InstanceStates known() {
            return known;
        }

        private record Damage(Pattern pattern, InstanceStates.Repair repair) {
            Kind kind() {
                return new Kind(repair.text(), repair.counted());
            }

            boolean fits(String logger, String message) {
                return repair.logger().equals(logger)
                        && pattern.matcher(message).find();
            }
        }

        private record Condition(Pattern pattern, InstanceStates.Said said) {
            boolean fits(String logger, String message) {
                return said.logger().equals(logger) && pattern.matcher(message).find();
            }
        }
    }

    private record Kind(String text, Counted counted) {}

    private record Meaning(Pattern pattern, InstanceStates.Line line) {
        boolean fits(String logger, String message, BrokerState state) {
            return line.logger().equals(logger)
                    && (line.from().isEmpty() || line.from().contains(state))
                    && pattern.matcher(message).find();
        }
    }
}
