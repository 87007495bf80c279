package io.github.activemqcluster.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The states of instances, and the texts that tell them: the lines of a broker's log that lead from one state to
 * another, the answers of a ZooKeeper server, the lines about a store that was repaired. Also which instances are
 * started again, and after which time. All this is read from {@code instance-states.facts}, where each line has its
 * source. The scripts and the log configuration are rendered from the same file.
 */
public final class InstanceStates {

    private static final String FILE = "instance-states.facts";
    private static final String NUMBER = "[0-9]+";
    private static final String NOTHING = "-";

    private final Map<BrokerState, State> states = new EnumMap<>(BrokerState.class);
    private final List<Answer> answers = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();
    private final List<Again> agains = new ArrayList<>();
    private final List<Hang> hangs = new ArrayList<>();
    private final List<Set<BrokerState>> faults = new ArrayList<>();
    private final Map<Printed, List<String>> printed = new EnumMap<>(Printed.class);
    private final Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
    private final Map<String, Reader> readers = new HashMap<>();

    private InstanceStates() {
        readers.put(
                "state 5",
                row -> states.put(
                        BrokerState.of(row[1]), new State(BrokerState.of(row[1]), row[2], reached(row[3]), row[4])));
        readers.put("server 6", row -> answers.add(new Answer(row[1], row[2], reached(row[3]), row[4])));
        readers.put(
                "line 6",
                row -> lines.add(new Line(
                        row[1],
                        row[2],
                        row[3].equals("*") ? List.of() : List.copyOf(named(row[3])),
                        BrokerState.of(row[4]))));
        readers.put(
                "repair 6",
                row -> repairs.add(
                        new Repair(row[1], row[2], Counted.valueOf(row[3].toUpperCase(Locale.ROOT)), row[4])));
        readers.put(
                "again 6",
                row -> agains.add(new Again(Seen.valueOf(row[1].toUpperCase(Locale.ROOT)), row[2], row[3], row[4])));
        readers.put("hang 5", row -> hangs.add(new Hang(row[1], row[2], row[3])));
        readers.put("fault 3", row -> faults.add(named(row[1])));
        readers.put("printed 4", row -> printed.computeIfAbsent(Printed.of(row[1]), kind -> new ArrayList<>())
                .add(row[2]));
        readers.put("limit 4", row -> limits.put(Limit.of(row[1]), Integer.parseInt(row[2])));
    }

    /** Reads the states from the class path. */
    public static InstanceStates load() {
        InstanceStates loaded = new InstanceStates();
        try (InputStream stream = InstanceStates.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the plugin's jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    loaded.add(number, line.replace("\\t", "\t").split(" +\\| +"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return loaded;
    }

    private void add(int number, String[] columns) {
        if (Stream.of(columns).limit(columns.length - 1L).anyMatch(column -> column.matches(".*[/'\"].*"))) {
            throw new IllegalStateException(FILE + ":" + number + ": no slashes and quotation marks");
        }
        Reader reader = readers.get(columns[0] + " " + columns.length);
        if (reader == null) {
            throw new IllegalStateException(
                    FILE + ":" + number + ": a row is one of " + new TreeSet<>(readers.keySet()));
        }
        try {
            reader.read(columns);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(FILE + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static Set<BrokerState> named(String names) {
        Set<BrokerState> named = EnumSet.noneOf(BrokerState.class);
        for (String name : names.split(", *", -1)) {
            named.add(BrokerState.of(name));
        }
        return named;
    }

    private static Reached reached(String word) {
        return word.equals(NOTHING) ? Reached.NOTHING : Reached.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** All states of a broker. */
    public List<State> states() {
        return List.copyOf(states.values());
    }

    public State state(BrokerState state) {
        return states.get(state);
    }

    /** The answers of a ZooKeeper server. If several fit, the first one counts. */
    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** The lines in the order of the file. If several fit, the first one counts. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public List<Repair> repairs() {
        return List.copyOf(repairs);
    }

    /** The reasons to start a broker again that has ended. If several fit, the first one counts. */
    public List<Again> agains() {
        return List.copyOf(agains);
    }

    /** The messages after which a broker may stand still for ever. */
    public List<Hang> hangs() {
        return List.copyOf(hangs);
    }

    /**
     * Sets of states of a member of a group that does not get on. A member in an earlier set is at fault before the
     * others.
     */
    public List<Set<BrokerState>> faults() {
        return List.copyOf(faults);
    }

    public int limit(Limit limit) {
        return limits.get(limit);
    }

    /** A limit that is a time. */
    public Duration time(Limit limit) {
        return Duration.ofSeconds(limit(limit));
    }

    /** The texts that lines of that kind contain. */
    public List<String> patterns(Printed kind) {
        return List.copyOf(printed.get(kind));
    }

    /** A regular expression that is found in the lines of that kind. */
    public String pattern(Printed kind) {
        return String.join("|", printed.get(kind));
    }

    /** The loggers whose messages tell a state, each once. */
    public List<String> loggers() {
        return said().map(Said::logger).distinct().toList();
    }

    /**
     * A regular expression for the whole of any message that tells a state, as Log4j 2's {@code RegexFilter} takes it.
     */
    public String anyMessage() {
        return String.join(
                "|",
                patterns()
                        .map(pattern -> (pattern.startsWith("^") ? pattern.substring(1) : ".*" + pattern))
                        .map(pattern ->
                                pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) : pattern + ".*")
                        .toList());
    }

    /** A part of each message that tells a state, as Log4j 1's {@code StringMatchFilter} takes it. */
    public List<String> parts() {
        return patterns().map(InstanceStates::longestPart).toList();
    }

    private Stream<String> patterns() {
        return said().map(Said::pattern).distinct();
    }

    private Stream<Said> said() {
        return Stream.of(
                        lines.stream(),
                        repairs.stream(),
                        agains.stream().filter(again -> again.seen() == Seen.SAID),
                        hangs.stream())
                .flatMap(said -> said.map(Said.class::cast));
    }

    private static String longestPart(String pattern) {
        String dot = "\0";
        return Arrays.stream(pattern.replace("\\.", dot).replace(NUMBER, ".").split("\\.\\*|[.^$]"))
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .replace(dot, ".");
    }

    private interface Reader {
        void read(String[] columns);
    }

    /** The progress of an instance. */
    public enum Reached {
        /** The instance does its work. */
        READY,
        /** The instance can go on once others run. */
        UP,
        NOTHING
    }

    /** The sign that a broker that has ended may be started again. */
    public enum Seen {
        /** A logger has said so since the broker's last start. */
        SAID,
        /** The stack trace of an exception has this frame. */
        THROWN,
        /** The broker had been master or slave. */
        BELONGED
    }

    /** A number of times, or a length of time. */
    public enum Limit {
        STARTS,
        SILENCE,
        FIRST_WORDS,
        NO_DATABASE,
        FAILING,
        ELECTION,
        TWO_MASTERS,
        NEWS,
        BRIDGE,
        LOCK,
        LINES_SHOWN,
        HELD_LOCK;

        /** The limit's name in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Limit of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The meaning that a line of a log, or of a JVM's output, has for a person. */
    public enum Printed {
        /** The lines about its JVM and its folders that every ActiveMQ prints first. */
        BANNER,
        /** A frame of a stack trace. */
        FRAME,
        /** The line tells why something failed. */
        TROUBLE,
        /** A broker has the lock or the lease, or was elected. */
        CHOSEN,
        /** The broker has read its store. */
        STORE_READ,
        /** The broker listens for clients. */
        LISTENING;

        private static Printed of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** A message of a logger. */
    public interface Said {

        /** The whole name of the logger that writes the message. */
        String logger();

        /** A pattern that the message contains. The pattern means the same to Java, awk and PowerShell. */
        String pattern();
    }

    /**
     * A state of a broker.
     *
     * @param role a constant of {@code Role} in the package {@code cluster}
     * @param text the text that is shown; several states may have the same text
     */
    public record State(BrokerState state, String role, Reached reached, String text) {}

    /**
     * An answer of a ZooKeeper server.
     *
     * @param part a text that the answer contains
     * @param role a constant of {@code Role} in the package {@code cluster}
     * @param text the text that is shown
     */
    public record Answer(String part, String role, Reached reached, String text) {}

    /**
     * A line of the log.
     *
     * @param from the states in which the line has a meaning; empty for all states
     * @param to the state after the line
     */
    public record Line(String logger, String pattern, List<BrokerState> from, BrokerState to) implements Said {
        public Line {
            from = List.copyOf(from);
        }
    }

    /**
     * A line about a store that was found damaged, and about its repair.
     *
     * @param text the text that is shown, with a {@code #} for the count
     */
    public record Repair(String logger, String pattern, Counted counted, String text) implements Said {}

    /**
     * A reason to start a broker again that has ended.
     *
     * @param logger the logger that has said so
     * @param pattern a text that the message contains; for an exception, class and method of the frame
     * @param text the text that is told
     */
    public record Again(Seen seen, String logger, String pattern, String text) implements Said {}

    /**
     * A message after which a broker may stand still for ever.
     *
     * @param text the text that is told of a broker that stands still
     */
    public record Hang(String logger, String pattern, String text) implements Said {}

    /** The number that a line about a repair adds to the count. */
    public enum Counted {
        /** Each line counts as one. */
        LINES,
        /** The first number in the message. */
        NUMBER,
        /** The same number. It is of interest only if there was another repair. */
        DETAIL
    }
}
