package io.github.activemqcluster.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * The known facts about the jars that a home has besides the product's own, read from {@code bundled.facts} on the
 * class path.
 */
@Named
@Singleton
public final class BundledJars {

    private static final String FILE = "bundled.facts";
    private static final String DATE = "advisories.date";
    private static final String GROUP = "group";
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})*");

    private final List<Line> lines;

    /** An advisory about a jar: its id, and its subject in a few words. */
    public record Advisory(String id, String fault) {}

    private record Line(String name, String from, String to, String value) {

        boolean contains(String version) {
            return (from.isEmpty() || compare(version, from) >= 0) && (to.isEmpty() || compare(version, to) < 0);
        }
    }

    @Inject
    public BundledJars() {
        try (InputStream stream = BundledJars.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the plugin's jar");
            }
            lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(BundledJars::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Line parse(String line) {
        String[] columns = line.split("\\|", 4);
        String[] range = columns.length == 4 ? columns[1].strip().split("\\.\\.", -1) : new String[0];
        if (range.length != 2) {
            throw new IllegalStateException(
                    FILE + ": a fact has four columns, name | from..to | value | source: " + line);
        }
        return new Line(columns[0].strip(), range[0], range[1], columns[2].strip());
    }

    /**
     * The advisories about a version of a jar.
     *
     * @param name the jar's artifactId
     * @param version the jar's version; only the numbers in front count, as Maven's qualifiers do not say whether a fix
     *     is in
     */
    public List<Advisory> advisories(String name, String version) {
        List<Advisory> advisories = new ArrayList<>();
        for (Line line : lines) {
            if (line.name().equals(name) && line.contains(version)) {
                int space = line.value().indexOf(' ');
                advisories.add(new Advisory(
                        line.value().substring(0, space), line.value().substring(space + 1)));
            }
        }
        return advisories;
    }

    /** The groupId of a jar that does not name it itself. */
    public Optional<String> group(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(GROUP))
                .map(line -> line.value().split(" ", 2))
                .filter(group -> name.matches(Pattern.quote(group[0]).replace("*", "\\E.*\\Q")))
                .map(group -> group[1])
                .findFirst();
    }

    /** The day on which these advisories were last looked at. */
    public LocalDate date() {
        return lines.stream()
                .filter(line -> line.name().equals(DATE))
                .map(line -> LocalDate.parse(line.value()))
                .findFirst()
                .orElseThrow();
    }

    /** All names of jars with an advisory. */
    List<String> names() {
        return lines.stream()
                .map(Line::name)
                .filter(name -> !name.equals(DATE) && !name.equals(GROUP))
                .distinct()
                .collect(Collectors.toList());
    }

    private static int compare(String one, String other) {
        List<Integer> left = numbers(one);
        List<Integer> right = numbers(other);
        for (int place = 0; place < Math.max(left.size(), right.size()); place++) {
            int difference = Integer.compare(
                    place < left.size() ? left.get(place) : 0, place < right.size() ? right.get(place) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static List<Integer> numbers(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        List<Integer> numbers = new ArrayList<>();
        if (matcher.lookingAt()) {
            for (String number : matcher.group().split("\\.", -1)) {
                numbers.add(Integer.parseInt(number));
            }
        }
        return numbers;
    }
}
