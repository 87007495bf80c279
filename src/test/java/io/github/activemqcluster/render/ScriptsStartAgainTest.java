package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import io.github.activemqcluster.testing.StandsStill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The members of a replicatedLevelDB group that the scripts start again, and those that they leave alone. */
class ScriptsStartAgainTest extends ScriptTest {

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
                        StandsStill.java().toString(),
                        "TEST_CLASSES",
                        StandsStill.classes().toString(),
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
