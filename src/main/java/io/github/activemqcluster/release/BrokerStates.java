package io.github.activemqcluster.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a broker is, by what it says in its log: the states, the lines that lead from one to another, and the lines that tell of a
 * store that was repaired. Read from {@code broker-log.facts}, where each line has its source. The scripts and the log
 * configuration are rendered from the same.
 */
public final class BrokerStates {

    /** Of a broker that has said nothing yet. */
    public static final String INITIAL = "starting";

    private static final String FILE = "broker-log.facts";
    private static final String NUMBER = "[0-9]+";

    private final List<State> states = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();

    private BrokerStates() {}

    /** Reads them from the class path. */
    public static BrokerStates load() {
        BrokerStates loaded = new BrokerStates();
        try (InputStream stream = BrokerStates.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the plugin's jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    loaded.add(number, line.split(" +\\| +"));
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
        String kind = columns[0] + " " + columns.length;
        switch (kind) {
            case "state 4" -> states.add(new State(columns[1], columns[2], columns[3]));
            case "line 6" ->
                lines.add(new Line(
                        columns[1],
                        columns[2],
                        columns[3].equals("*") ? List.of() : List.of(columns[3].split(", *")),
                        columns[4]));
            case "repair 6" ->
                repairs.add(new Repair(
                        columns[1], columns[2], Counted.valueOf(columns[3].toUpperCase(Locale.ROOT)), columns[4]));
            default ->
                throw new IllegalStateException(
                        FILE + ":" + number + ": a state has four columns, a line and a repair six");
        }
    }

    /** All of them, {@link #INITIAL} among them. */
    public List<State> states() {
        return List.copyOf(states);
    }

    /** In the order of the file; of several that fit, the first one counts. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public List<Repair> repairs() {
        return List.copyOf(repairs);
    }

    /** The loggers that tell something, each once. */
    public List<String> loggers() {
        return Stream.concat(lines.stream().map(Line::logger), repairs.stream().map(Repair::logger))
                .distinct()
                .toList();
    }

    /** A regular expression for the whole of any message that tells something, as Log4j 2's {@code RegexFilter} takes it. */
    public String anyMessage() {
        return String.join(
                "|",
                patterns()
                        .map(pattern -> (pattern.startsWith("^") ? pattern.substring(1) : ".*" + pattern))
                        .map(pattern ->
                                pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) : pattern + ".*")
                        .toList());
    }

    /** For each message that tells something a part of it, as Log4j 1's {@code StringMatchFilter} takes it. */
    public List<String> parts() {
        return patterns().map(BrokerStates::longestPart).toList();
    }

    private Stream<String> patterns() {
        return Stream.concat(lines.stream().map(Line::pattern), repairs.stream().map(Repair::pattern))
                .distinct();
    }

    private static String longestPart(String pattern) {
        String dot = "\0";
        return Arrays.stream(pattern.replace("\\.", dot).replace(NUMBER, ".").split("\\.\\*|[.^$]"))
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .replace(dot, ".");
    }

    /**
     * Something that a broker is.
     *
     * @param name told from all others
     * @param role a constant of {@code Role} in the package {@code cluster}
     * @param text as it is shown; several may be shown alike
     */
    public record State(String name, String role, String text) {}

    /**
     * A line of the log.
     *
     * @param logger the logger that writes it, by its whole name
     * @param pattern what its message has in it; means the same to Java, awk and PowerShell
     * @param from what the broker has to be for the line to mean anything, by name; empty for whatever it is
     * @param to what it is then, by name
     */
    public record Line(String logger, String pattern, List<String> from, String to) {
        public Line {
            from = List.copyOf(from);
        }
    }

    /**
     * A line that tells that a store was found damaged, and what was done about it.
     *
     * @param text as it is shown, with a {@code #} for the count
     */
    public record Repair(String logger, String pattern, Counted counted, String text) {}

    /** What of the lines that tell of a repair is added up. */
    public enum Counted {
        /** Each line counts as one. */
        LINES,
        /** The first number in the message. */
        NUMBER,
        /** The same; of interest only where there was another repair. */
        DETAIL
    }
}
