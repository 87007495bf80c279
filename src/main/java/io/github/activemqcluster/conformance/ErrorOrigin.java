package io.github.activemqcluster.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which of the user's own files a line of a rendered one comes from. */
final class ErrorOrigin {

    private static final String TEMPLATE = "activemq/conf/activemq.xml.ftl";
    private static final Pattern BEFORE = Pattern.compile("^(\uFEFF?\\s*<\\?xml\\s[^>]*\\?>)?\n*");

    private final Path baseDirectory;
    private final Optional<Path> template;

    ErrorOrigin(Path baseDirectory, Optional<Path> templateDirectory) {
        this.baseDirectory = baseDirectory;
        this.template =
                templateDirectory.map(directory -> directory.resolve(TEMPLATE)).filter(Files::isRegularFile);
    }

    /** The place that is shown: the fragment's own where it is known, else the rendered file's. */
    String place(BrokerFile file, int line) {
        if (line <= 0) {
            return file.path();
        }
        return fragmentLine(file, line).orElse(file.path() + ", line " + line);
    }

    /** What of the user's may have to be mended. */
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

    /** A fragment is in the rendered file as it is, so its text is found again. */
    private Optional<String> fragmentLine(BrokerFile file, int line) {
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
                return Optional.of(
                        fragment + ", line " + (line - first + lines(text.get().substring(0, skipped))) + " (in "
                                + file.path() + ", line " + line + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<String> read(String fragment) {
        try {
            return Optional.of(Files.readString(baseDirectory.resolve(fragment)).replace("\r\n", "\n"));
        } catch (IOException | InvalidPathException e) {
            // It was there a moment ago; without it there is one hint less.
            return Optional.empty();
        }
    }

    /** How many lines end in a text. */
    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
