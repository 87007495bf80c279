package io.github.activemqcluster.render;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The frame of a test that runs the POSIX scripts of a rendered cluster. Each test has a cluster of its own, and leaves
 * no process behind.
 */
abstract class ScriptTest {

    @TempDir
    Path directory;

    ScriptRunner scripts;

    @BeforeEach
    void render() throws Exception {
        assumeThat(File.separatorChar).as("runs shell scripts").isEqualTo('/');
        scripts = new ScriptRunner(directory);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (scripts != null) {
            scripts.close();
        }
    }
}
