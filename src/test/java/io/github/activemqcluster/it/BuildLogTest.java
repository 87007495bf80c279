package io.github.activemqcluster.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLogTest {

    private static final String LOG =
            """
            [INFO] --- activemq-cluster:check (default-cli) @ case ---
            [ERROR] [ports-unique] topology.groups[0]: taken. Give another.
            [WARNING] a b/pom.xml:57:13: [store-deprecated] topology.groups[1]: old. Use another.
            [WARNING] The POM is no topology
            [ERROR] Failed to execute goal: The topology has 1 error and 1 warning -> [Help 1]
            """;

    @TempDir
    Path basedir;

    @Test
    void findsTheProblemsAndNothingElse() {
        assertThat(new BuildLog(LOG).problems())
                .containsExactly(
                        "[ERROR] [ports-unique] topology.groups[0]: taken. Give another.",
                        "[WARNING] a b/pom.xml:57:13: [store-deprecated] topology.groups[1]: old. Use another.");
    }

    @Test
    void aProblemTooManyOrTooFewIsFound() throws IOException {
        File expected = expected("[ERROR] [ports-unique] topology.groups[0]: taken. Give another.");

        assertThatThrownBy(() -> new BuildLog(LOG).hasProblems(expected)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new BuildLog("").hasProblems(expected)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new BuildLog(LOG).hasNoProblems()).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPathBelowTheCaseIsExpectedWhereverTheCaseIs() throws IOException {
        File expected = expected("[ERROR] [vocabulary] topologyFile: @basedir@/topology.xml is missing. Write one.");

        assertThatCode(() -> new BuildLog("[ERROR] [vocabulary] topologyFile: " + basedir
                                + "/topology.xml is missing. Write one.\n")
                        .hasProblems(expected))
                .doesNotThrowAnyException();
    }

    @Test
    void aStackTraceIsFound() {
        assertThatCode(() -> new BuildLog(LOG).hasNoStackTrace()).doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        new BuildLog("java.lang.NullPointerException\n    at a.B.c(B.java:7)\n").hasNoStackTrace())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new BuildLog("Caused by: java.io.IOException: full\n").hasNoStackTrace())
                .isInstanceOf(AssertionError.class);
    }

    private File expected(String lines) throws IOException {
        return Files.writeString(basedir.resolve("expected-problems.txt"), lines + "\n")
                .toFile();
    }
}
