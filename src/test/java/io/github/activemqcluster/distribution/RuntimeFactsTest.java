package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts about runtimes and repairs, as this package reads them. */
class RuntimeFactsTest {

    private final Releases releases = new Releases();

    @ParameterizedTest
    @ValueSource(
            strings = {"5.4.1", "5.7.0", "5.8.0", "5.9.0", "5.10.0", "5.16.7", "5.18.3", "5.19.4", "6.3.1", "7.0.0"})
    void everyActiveMqReleaseHasAnArchiveThatCanBeToldFromOthersAndRepairsThatCanBeRead(String version) {
        // given
        Release release = releases.activemq(version).orElseThrow();

        // then
        assertThat(new DistributionArchive(release, Optional.empty()).coordinates())
                .hasToString("org.apache.activemq:apache-activemq:" + version + ":tar.gz:bin");
        assertThat(release.required("distribution.evidence")).matches("lib/activemq-(core|broker)-\\*\\.jar");
        assertThat(release.required("runtime.default")).isIn("distribution", "assembled");
        assertThat(release.values("repair")).allSatisfy(Repair::parse);
    }

    @ParameterizedTest
    @CsvSource({"5.18.3, 12", "6.0.0, 12", "6.3.1, 12", "5.17.6, 0", "5.16.7, 0"})
    void activeMqIsAssembledWhereItsPomsSayFromWhat(String version, int artifacts) {
        assertThat(new AssembledRuntime(releases.activemq(version).orElseThrow()).artifacts())
                .hasSize(artifacts);
    }

    @ParameterizedTest
    @CsvSource({
        "3.4.6, zookeeper slf4j-api slf4j-reload4j",
        "3.5.10, zookeeper slf4j-api slf4j-reload4j jetty-server jetty-servlet jackson-databind",
        "3.7.2, zookeeper slf4j-api slf4j-reload4j metrics-core snappy-java jetty-server jetty-servlet jackson-databind",
        "3.9.5, zookeeper metrics-core snappy-java logback-classic jetty-server jetty-servlet jackson-databind"
    })
    void zooKeeperIsAlwaysAssembledWithOneLoggingProvider(String version, String expected) {
        assertThat(new AssembledRuntime(releases.zookeeper(version).orElseThrow())
                        .artifacts().stream().map(Coordinates::artifactId))
                .containsExactly(expected.split(" "));
    }

    @Test
    void coordinatesReadAndPrintTheSame() {
        for (String text : new String[] {"g:a:1", "g:a:1:zip", "g:a:1:tar.gz:bin", "g:a:1:jar:linux"}) {
            assertThat(Coordinates.parse(text)).hasToString(text);
        }
        assertThatThrownBy(() -> Coordinates.parse("g:a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRepairThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Repair.parse("delete everything"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a repair: delete everything");
    }
}
