package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** The findings of an experiment, line by line: printed, and kept in a file. */
final class Report {

    private final Path file;
    private final PrintStream out;

    Report(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    void say(String line) throws IOException {
        out.println(line);
        Files.writeString(file, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A duration in a readable form, for example {@code 1.6 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
