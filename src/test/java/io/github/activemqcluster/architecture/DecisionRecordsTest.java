package io.github.activemqcluster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the decision records with the list of them in {@code ARCHITECTURE.md}. */
class DecisionRecordsTest {

    private static final Path FOLDER = Path.of("src", "site", "markdown", "decisions");

    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| \\[(\\d{4})]\\((\\S+)\\) \\| (.+) \\| (\\d{4}-\\d\\d-\\d\\d) \\|$");

    private static final Pattern RECORD = Pattern.compile(
            """
            # \\d{4}: .+

            \\d{4}-\\d\\d-\\d\\d, (in force|replaced by \\[\\d{4}]\\(\\d{4}-\\S+\\.md\\))

            ## Decision

            (?s:.+)

            ## Reason

            (?s:.+)

            ## The alternative that lost

            (?s:.+)
            """);

    @Test
    void theListNamesEachRecordOnceAndInOrder() throws IOException {
        // given
        List<String> files;
        try (Stream<Path> found = Files.list(FOLDER)) {
            files = found.map(file -> file.getFileName().toString()).sorted().toList();
        }

        // when
        List<String> listed = LINE.matcher(Files.readString(Path.of("ARCHITECTURE.md")))
                .results()
                .map(line -> line.group(2))
                .toList();

        // then
        assertThat(listed)
                .isEqualTo(files.stream()
                        .map(file -> "src/site/markdown/decisions/" + file)
                        .toList());
        assertThat(files.stream().map(file -> file.substring(0, 4)))
                .as("no two records have one number")
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> aRecordHasItsDateItsReasonAndTheAlternativeThatLost() throws IOException {
        return LINE.matcher(Files.readString(Path.of("ARCHITECTURE.md"))).results().toList().stream()
                .map(line -> DynamicTest.dynamicTest(line.group(1), () -> {
                    String text = Files.readString(Path.of(line.group(2)));

                    assertThat(text).matches(RECORD).startsWith(firstLines(line));
                }));
    }

    private static String firstLines(MatchResult line) {
        return "# " + line.group(1) + ": " + line.group(3) + "\n\n" + line.group(4) + ", ";
    }
}
