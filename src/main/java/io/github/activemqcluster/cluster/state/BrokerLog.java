package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerStates;
import io.github.activemqcluster.release.BrokerStates.Counted;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a broker says that it has become. A slave has no port that could be asked, and of most stores no MBean either; but each
 * says in its log that it waits. Which lines say what is in {@code broker-log.facts}, which {@code bin/lib/activemq.sh} is
 * rendered from too.
 *
 * <p>The lines are those of {@code run/states}: the word of the broker's last start, the time, the logger's name and the message,
 * in between a blank, a bar and a blank. A line without that word counts for nothing: it was written before that start, or is a
 * part of a message that has several lines.
 */
public final class BrokerLog {

    /** The broker waits for a database that does not answer; once it does, nothing more is said. */
    static final String NO_DATABASE = "waiting for its database";

    /** It has a session with ZooKeeper, and makes itself a member of its group. */
    static final String REGISTERING = "registering with its group";

    /**
     * A slave of a replicatedLevelDB group that asks its master for what it lacks. It does so again and again where nobody answers: one
     * that missed an election may ask at its own old address.
     */
    static final String ATTACHING = "attaching to its master";

    /** The same once its master has answered. It does not count for a quorum yet. */
    public static final String COPYING = "copying its master";

    /** It has said nothing yet of what it becomes. */
    public static final String STARTING = "starting";

    /** It was elected, or has got the lock or the lease. */
    public static final String BECOMING_MASTER = "becoming master";

    /** A slave of a replicatedLevelDB group that has lost its master. */
    static final String ELECTING = "electing a master";

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
    private String name = BrokerStates.INITIAL;
    private State state;

    /**
     * Of a broker that has said nothing yet.
     *
     * @param start the word that each line of its last start begins with
     */
    BrokerLog(Meanings meanings, String start) {
        this.meanings = meanings;
        this.start = start;
        this.state = meanings.state(name, Optional.empty());
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

    /** What it found wrong with its store when it read it, each with its count; empty of a store that was whole. */
    List<String> repairs() {
        List<String> told = new ArrayList<>();
        boolean repaired = repairs.entrySet().stream()
                .anyMatch(repair -> repair.getKey().counted() != Counted.DETAIL && repair.getValue() > 0);
        for (Map.Entry<Kind, Long> repair : repairs.entrySet()) {
            if (repaired && repair.getValue() > 0) {
                told.add(repair.getKey().text().replace("#", Long.toString(repair.getValue())));
            }
        }
        return told;
    }

    void read(String line) {
        String[] fields = line.split(Pattern.quote(SEPARATOR), FIELDS);
        if (start.isEmpty() || fields.length < FIELDS || !fields[0].equals(start)) {
            return;
        }
        String logger = fields[2];
        String message = fields[3];
        for (Meaning meaning : meanings.lines) {
            if (meaning.fits(logger, message, name)) {
                silent = false;
                become(meaning.to(), fields[1]);
                break;
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
    private void become(String next, String time) {
        name = next;
        State now = meanings.state(next, time(time));
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

    /** The lines that mean something, ready to be looked for. */
    static final class Meanings {

        private final Map<String, State> states = new LinkedHashMap<>();
        private final List<Meaning> lines;
        private final List<Damage> damages;

        Meanings(BrokerStates known) {
            known.states().forEach(each -> states.put(each.name(), State.of(Role.valueOf(each.role()), each.text())));
            lines = known.lines().stream()
                    .map(line -> new Meaning(line.logger(), Pattern.compile(line.pattern()), line.from(), line.to()))
                    .toList();
            damages = known.repairs().stream()
                    .map(repair -> new Damage(Pattern.compile(repair.pattern()), repair))
                    .toList();
        }

        State state(String name, Optional<Instant> since) {
            State state = states.get(name);
            return new State(state.role(), state.text(), since);
        }

        private record Damage(Pattern pattern, BrokerStates.Repair repair) {
            Kind kind() {
                return new Kind(repair.text(), repair.counted());
            }

            boolean fits(String logger, String message) {
                return repair.logger().equals(logger)
                        && pattern.matcher(message).find();
            }
        }
    }

    private record Kind(String text, Counted counted) {}

    private record Meaning(String logger, Pattern pattern, List<String> from, String to) {
        boolean fits(String logger, String message, String state) {
            return this.logger.equals(logger)
                    && (from.isEmpty() || from.contains(state))
                    && pattern.matcher(message).find();
        }
    }
}
