package io.github.activemqcluster.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 8", "11.0.21, 11", "17, 17", "22-ea, 22"})
    void aJavaSaysItsVersion(String version, int feature) throws Exception {
        // given
        java();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");

        // when, then
        assertThat(Java.at(home, "the javaHome given").feature()).isEqualTo(feature);
    }

    @Test
    void thisJavaIsOne() throws Exception {
        assertThat(Java.at(Path.of(System.getProperty("java.home")), "Maven's own")
                        .feature())
                .isEqualTo(Runtime.version().feature());
    }

    @Test
    void aDirectoryWithoutJavaIsNone() {
        assertThatThrownBy(() -> Java.at(home, "the javaHome given"))
                .isInstanceOf(MachineException.class)
                .hasMessage("There is no Java in " + home
                        + " (the javaHome given): it has no bin/java. Name the directory of a JDK as javaHome.");
    }

    @Test
    void aJavaThatDoesNotSayItsVersionIsRefused() throws IOException {
        // given
        java();

        // when, then
        assertThatThrownBy(() -> Java.at(home, "the javaHome given"))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("does not say its version");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\n");
        assertThatThrownBy(() -> Java.at(home, "the javaHome given"))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("does not say its version");
    }

    @Test
    void aReleaseDemandsItsJava() {
        // given
        Releases releases = new Releases();

        // when, then
        assertThat(new Java(home, 11, "Maven's own")
                        .check(List.of(releases.activemq("5.18.3").orElseThrow())))
                .isEmpty();
        assertThat(new Java(home, 11, "Maven's own")
                        .check(List.of(releases.activemq("6.3.1").orElseThrow())))
                .hasValueSatisfying(text -> assertThat(text).contains("activemq 6.3.1 needs Java 17 or later"));
    }

    private void java() throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/java"), "");
    }
}
