package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which members of a replicatedLevelDB group the scripts start again, and which they leave alone. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
class ScriptsStartAgainTest {

    @TempDir
    private Path directory;

    private ScriptRunner scripts;

    @BeforeEach
    void render() throws Exception {
        scripts = new ScriptRunner(directory);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        scripts.close();
    }

    @Test
    void aMemberThatDiedBecauseItsGroupChangedIsStartedAgain() throws Exception {
        // when
        Result start = scripts.run("unlucky", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text())
                .contains(
                        "starting it again (attempt 2 of 8)",
                        "starting it again (attempt 3 of 8)",
                        "shared-1: slave (pid");
        assertThat(scripts.launches()).hasSize(3);
    }

    @Test
    void aDemotedMasterThatFailsAtStartingAgainIsStartedAgain() throws Exception {
        // when
        Result start = scripts.run("demoted", "instances/shared-1/bin/start");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text())
                .contains(
                        "had been a member of its group, and ended by itself; starting it again (attempt 2 of 8)",
                        "shared-1: slave (pid");
        assertThat(scripts.launches()).hasSize(2);
    }

    @Test
    void aMemberThatStandsStillBecauseItsGroupChangedIsStartedAgain() throws Exception {
        // given
        Path lib = scripts.output().resolve("bin/lib/instance.sh");
        Files.writeString(lib, Files.readString(lib).replace("silence=10", "silence=1"));

        // when
        Result start = scripts.runScript(
                "stuck",
                Map.of(
                        "REAL_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "TEST_CLASSES",
                        Path.of(StandsStill.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "STANDS_STILL",
                        StandsStill.class.getName()),
                scripts.output().resolve("instances/shared-1/bin/start"));

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text()).contains("stands still", "starting it again (attempt 2 of 8)", "shared-1: slave (pid");
        assertThat(scripts.launches()).hasSize(2);
    }

    @Test
    void aMemberThatIsOnlySilentIsLeftAlone() throws Exception {
        // given
        Path lib = scripts.output().resolve("bin/lib/instance.sh");
        Files.writeString(lib, Files.readString(lib).replace("silence=10", "silence=1"));

        // when
        Result start = scripts.run("silent", "instances/shared-1/bin/start", "--timeout", "3");

        // then
        assertThat(start.text()).contains("is not up after 3 s, but starting").doesNotContain("again");
        assertThat(scripts.launches()).hasSize(1);
    }
}
