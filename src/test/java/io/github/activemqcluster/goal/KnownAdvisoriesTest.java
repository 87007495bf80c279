package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.release.BundledJars;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The findings of {@code check} about the homes that are there. */
class KnownAdvisoriesTest {

    private final KnownAdvisories advisories = new KnownAdvisories(new Releases(), new BundledJars());

    @TempDir
    Path output;

    @Test
    void aHomeWithVulnerableJarsIsNamedWithThem() throws Exception {
        // given
        Path home = Files.createDirectories(output.resolve("homes/activemq-5.16.7"));
        Files.writeString(
                home.resolve("bom.json"),
                """
                {"bomFormat": "CycloneDX", "components": [
                  {"name": "guava", "version": "31.0.1-jre", "bom-ref": "lib/a.jar", "hashes": [{"alg": "x"}]},
                  {"name": "activemq-broker", "version": "5.16.7", "bom-ref": "lib/b.jar"}]}
                """);

        // when, then
        assertThat(advisories.problems(Topologies.r9().build(), output))
                .singleElement()
                .hasToString(
                        "WARNING [bundled-advisories] topology.activemq.version: the home of ActiveMQ 5.16.7 has jars with"
                                + " known vulnerabilities: guava 31.0.1-jre (CVE-2023-2976, temporary files that others"
                                + " read). A later release has later jars; " + home.resolve("bom.json")
                                + " lists them all.");
    }

    @Test
    void whereNoHomeIsThereNothingIsSaidAndWhatCannotBeReadIsTold() throws Exception {
        assertThat(advisories.problems(Topologies.r9().build(), output)).isEmpty();

        // given
        Path home = Files.createDirectories(output.resolve("homes/activemq-5.16.7"));
        Files.writeString(home.resolve("bom.json"), "[");

        // when, then
        assertThat(advisories.problems(Topologies.r9().build(), output))
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .contains("bom.json cannot be read");
    }

    @Test
    void theAgeIsTold() {
        assertThat(advisories.age(LocalDate.parse("2026-12-01")))
                .isEqualTo("Advisories known here: ActiveMQ of 2026-11-30, ZooKeeper of 2026-11-30, bundled jars of"
                        + " 2026-11-30");
        assertThat(advisories.age(LocalDate.parse("2027-11-30")))
                .endsWith(", 365 days ago: look for a later version of this plugin, and for later advisories");
    }
}
