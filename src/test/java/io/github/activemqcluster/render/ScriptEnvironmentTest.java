package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.InstanceSettings;
import io.github.activemqcluster.render.ScriptRunner.Result;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The surroundings of the scripts: the directory from which they are called, the Java that is there, the user's
 * settings.
 */
class ScriptEnvironmentTest extends ScriptTest {

    @Test
    void aScriptWorksThroughASymlinkFromAnywhere() throws Exception {
        // given
        Path link = directory.resolve("link to start");
        Path second = directory.resolve("second");
        Files.createSymbolicLink(link, scripts.output().resolve("instances/shared-1/bin/start"));
        Files.createSymbolicLink(second, Path.of("link to start"));

        // when
        Result start = scripts.runScript("master", Map.of(), second);

        // then
        assertThat(start.text()).contains("\nshared-1: master (pid ");
    }

    @Test
    void theOutputDirectoryCanBeMoved() throws Exception {
        // given
        scripts.run("master", "instances/shared-1/bin/start");
        scripts.run("master", "instances/shared-1/bin/stop");
        Path moved = directory.resolve("moved");
        Files.move(scripts.output(), moved);
        scripts.movedTo(moved);

        // when
        scripts.run("master", "instances/shared-1/bin/start");

        // then
        assertThat(scripts.launches().get(1))
                .contains(moved.toRealPath().resolve("homes/activemq-6.3.1").toString())
                .doesNotContain("out put");
    }

    @ParameterizedTest
    @ValueSource(strings = {"some data ü", "it's \"here\"", "back\\slash", "a=b#c $HOME `x` *"})
    void itsDataIsWhereTheGoalsSay(String name) throws Exception {
        // given
        Path data = directory.resolve("elsewhere").resolve(name);
        Path settings = scripts.output().resolve("instances/shared-1/instance.properties");
        Files.writeString(settings, new InstanceSettings("shared-1", data.toString(), "activemq.log").text("a test"));

        // when
        scripts.run("master", "instances/shared-1/bin/start");
        Path real = settings.toRealPath();
        Files.delete(settings);
        Result without = scripts.run("master", "instances/shared-1/bin/status");

        // then
        assertThat(scripts.launches().get(0)).contains("-Dactivemq.data=" + data);
        assertThat(data).isDirectory();
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.text())
                .isEqualTo("shared-1: " + real + " cannot be read. Run the activemq-cluster:generate goal again.\n");
    }

    @Test
    void javaIsCheckedBeforeAnythingIsStarted() throws Exception {
        // when
        Result old = scripts.runScript(
                "master",
                Map.of("FAKE_VERSION", "1.8.0_392"),
                scripts.output().resolve("instances/shared-1/bin/start"));
        Result none = scripts.runScript(
                "master", Map.of("JAVA_HOME", "/nowhere"), scripts.output().resolve("instances/shared-1/bin/start"));

        // then
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.text())
                .isEqualTo("shared-1: ActiveMQ 6.3.1 needs Java 17 or later, but " + scripts.javaHome()
                        + "/bin/java is Java 8. Set JAVA_HOME to a later one.\n");
        assertThat(none.text()).contains("JAVA_HOME is '/nowhere', but there is no bin/java in it");
        assertThat(scripts.launches()).isEmpty();
    }

    @Test
    void java8IsNotGivenWhatItDoesNotKnow() throws Exception {
        // given
        Rendering.of(Topologies.r2().activemq("5.16.7").build()).writeTo(scripts.output());
        Files.createDirectories(scripts.output().resolve("homes/activemq-5.16.7/lib"));
        Path start = scripts.output().resolve("instances/shared-1/bin/start");

        // when
        scripts.runScript("master", Map.of("FAKE_VERSION", "1.8.0_392"), start);
        scripts.run("master", "instances/shared-1/bin/stop");
        scripts.runScript("master", Map.of("FAKE_VERSION", "11.0.2"), start);

        // then
        assertThat(scripts.launches().get(0)).doesNotContain("--add-");
        assertThat(scripts.launches().get(1)).contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void theUsersOwnOptionsComeAfterOurs() throws Exception {
        // when
        scripts.runScript(
                "master",
                Map.of("ACTIVEMQ_CLUSTER_JVM_OPTS", "-Done=1 -Dtwo=2"),
                scripts.output().resolve("instances/shared-1/bin/start"));

        // then
        assertThat(scripts.launches().get(0)).containsSubsequence("-Xmx512m", "-Done=1 -Dtwo=2 -cp");
    }
}
