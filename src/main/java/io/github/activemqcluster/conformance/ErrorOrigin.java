package io.github.activemqcluster.conformance;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the user's own file from which a line of a rendered file comes. */
final class ErrorOrigin {

    private static final String TEMPLATE = "activemq/conf/activemq.xml.ftl";
    private static final Pattern BEFORE = Pattern.compile("^(\uFEFF?\\s*<\\?xml\\s[^>]*\\?>)?\n*");

    private final Path baseDirectory;
    private final Optional<Path> template;
    private final Function<Place, Optional<Location>> locations;

    /**
     * @param locations gives the place in which an element of the topology is written
     */
    ErrorOrigin(Path baseDirectory, Optional<Path> templateDirectory, Function<Place, Optional<Location>> locations) {
        this.locations = locations;
        this.baseDirectory = baseDirectory;
        this.template =
                templateDirectory.map(directory -> directory.resolve(TEMPLATE)).filter(Files::isRegularFile);
    }

    /** A problem at the line of the fragment if the line is in one. Otherwise a problem at the rendered file's line. */
    Problem problem(String rule, BrokerFile file, int line, String what) {
        if (line <= 0) {
            return new Problem(Level.ERROR, rule, Place.of(file.path()), what, mend(file));
        }
        Optional<FragmentLine> origin = fragmentLine(file, line);
        String rendered = file.path() + ", line " + line;
        return new Problem(
                Level.ERROR,
                rule,
                Place.of(origin.map(found -> found.fragment() + ", line " + found.line() + " (in " + rendered + ")")
                        .orElse(rendered)),
                what,
                mend(file),
                origin.map(found -> new Location(baseDirectory.resolve(found.fragment()), found.line(), 0)));
    }

    /** The difference between the broker and the topology, as a problem at the topology's element. */
    Problem problem(String rule, BrokerFile file, Asked asked, ProbeAnswer.Had had) {
        return new Problem(
                Level.ERROR,
                rule,
                Place.of(file.path()),
                asked.isNotMetBy(had),
                mend(file),
                locations.apply(asked.where()));
    }

    /** A line of a fragment, counted from 1; the fragment as the user wrote its name. */
    private record FragmentLine(String fragment, int line) {}

    /** The files and elements of the user's that may need a change. */
    String mend(BrokerFile file) {
        List<String> fragments =
                file.group().fragments().stream().map(name -> "'" + name + "'").toList();
        if (template.isEmpty() && fragments.isEmpty()) {
            return "Mend it in the topology; where that is right, this is a mistake of the plugin.";
        }
        return "Mend " + template.map(path -> "your template " + path).orElse("")
                + (template.isPresent() && !fragments.isEmpty() ? " or " : "")
                + (fragments.isEmpty() ? "" : "the fragment " + String.join(", ", fragments)) + ".";
    }

    /** A fragment stands unchanged in the rendered file, so its text is found again. */
    private Optional<FragmentLine> fragmentLine(BrokerFile file, int line) {
        for (String fragment : file.group().fragments()) {
            Optional<String> text = read(fragment);
            if (text.isEmpty()) {
                continue;
            }
            Matcher before = BEFORE.matcher(text.get());
            int skipped = before.find() ? before.end() : 0;
            String body = text.get().substring(skipped).stripTrailing();
            int start = file.xml().indexOf(body);
            int first = start < 0 ? 0 : lines(file.xml().substring(0, start));
            if (start >= 0 && line > first && line <= first + lines(body) + 1) {
                return Optional.of(new FragmentLine(
                        fragment, line - first + lines(text.get().substring(0, skipped))));
            }
        }
        return Optional.empty();
    }

    private Optional<String> read(String fragment) {
        try {
            return Optional.of(Files.readString(baseDirectory.resolve(fragment)).replace("\r\n", "\n"));
        } catch (IOException | InvalidPathException e) {
            // The fragment was there a moment ago. Without it the user has one hint less.
            return Optional.empty();
        }
    }

    /** How many lines end in a text. */
    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
