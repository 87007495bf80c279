package io.github.activemqcluster.cluster.start;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.activemqcluster.cluster.state.PretendedStart;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The frame of a test that starts a pretended cluster. Leaves no process behind. */
abstract class StartTest {

    @TempDir
    Path folder;

    /** Set by each test. */
    PretendedStart start;

    @BeforeEach
    void runOnlyWhereThereIsAShell() {
        assumeThat(File.separatorChar).as("pretends in shell").isEqualTo('/');
    }

    @AfterEach
    void endWhatWasStarted() {
        if (start != null) {
            start.close();
        }
    }
}
