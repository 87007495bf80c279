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
 * What a broker says that it has become. A slave has no port that could be asked, and of most stores no MBean either; but each
 * says in its log that it waits. Which lines say what is in {@code instance-states.facts}, which {@code bin/lib/activemq.sh} is
 * rendered from too.
 *
 * <p>The lines are those of {@code run/states}: the word of the broker's last start, the time, the logger's name and the message,
 * in between a blank, a bar and a blank. A line without that word counts for nothing: it was written before that start, or is a
 * part of a message that has several lines.
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
     * Of a broker that has said nothing yet.
     *
     * @param start the word that each line of its last start begins with
     */
    BrokerLog(Meanings meanings, String start) {
        this.meanings = meanings;
        this.start = start;
        this.state = State.of(meanings.known.state(current), Optional.empty());
        meanings.damages.forEach(damage -> repairs.put(damage.kind(), 0L));
    }

    /** What the lines so far come to. */
    State state() {
        return state;
    }

    /** Whether nothing was said that means anything. */
    boolean isSilent() {
        return silent;
    }

    /** Whether it has been master or slave since it was started, and has not failed at starting again since. */
    boolean hasBelonged() {
        return belonged;
    }

    /** The same, also where it has failed since. */
    boolean hadBelonged() {
        return belongedOnce;
    }

    /** Whether it has said that since it was started. */
    boolean hasSaid(InstanceStates.Said what) {
        return told.contains(what);
    }

    /** What it found wrong with its store when it read it, each with its count; empty of a store that was whole. */
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

    /** Said again, it is not new. */
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

    /** What means something, ready to be looked for. */
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
