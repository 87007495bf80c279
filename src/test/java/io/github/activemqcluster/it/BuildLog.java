package io.github.activemqcluster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The output of a Maven build, with demands on it. */
public final class BuildLog {

    private static final Pattern PROBLEM =
            Pattern.compile("\\[(ERROR|WARNING)\\] (.+:\\d+(:\\d+)?: )?\\[[a-z-]+\\] .*");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(.*\\)$|^Caused by: .*$");

    private final String text;

    BuildLog(String text) {
        this.text = text;
    }

    /** The log that the invoker keeps of a case: all builds of the case, one after the other. */
    public static BuildLog of(File basedir) throws IOException {
        return new BuildLog(Files.readString(basedir.toPath().resolve("build.log"), StandardCharsets.UTF_8));
    }

    /** The problems as the user sees them, in order. */
    public List<String> problems() {
        return text.lines().filter(line -> PROBLEM.matcher(line).matches()).toList();
    }

    /** Demands that the problems are exactly the lines of a file; {@code basedir} in it stands for the case's folder. */
    public BuildLog hasProblems(File expected) throws IOException {
        File basedir = expected.getParentFile();
        List<String> lines = Files.readAllLines(expected.toPath(), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.replace("@basedir@", basedir.toString()))
                .toList();
        assertThat(problems()).containsExactlyElementsOf(lines);
        return this;
    }

    /** Demands that there is no problem. */
    public BuildLog hasNoProblems() {
        assertThat(problems()).isEmpty();
        return this;
    }

    /** Demands texts, each of them within one line. */
    public BuildLog shows(String... parts) {
        assertThat(text).contains(parts);
        return this;
    }

    /** Demands that the output shows the user nothing of the plugin's inside. */
    public BuildLog hasNoStackTrace() {
        assertThat(text).doesNotContainPattern(STACK_TRACE);
        return this;
    }
}
