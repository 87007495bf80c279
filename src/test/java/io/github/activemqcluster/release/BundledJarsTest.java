package io.github.activemqcluster.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known facts about the jars that homes bring. */
class BundledJarsTest {

    private final BundledJars jars = new BundledJars();

    @ParameterizedTest
    @CsvSource({
        "jetty-server, 9.4.50.v20221201, CVE-2023-26048 CVE-2024-13009",
        "jetty-server, 9.4.57.v20241219, ''",
        "jetty-server, 12.1.13, ''",
        "snappy-java, 1.1.2, CVE-2023-34455 CVE-2023-43642",
        "snappy-java, 1.1.10.3, CVE-2023-43642",
        "snappy-java, 1.1.10.5, ''",
        "guava, 31.0.1-jre, CVE-2023-2976",
        "guava, 32.0.0-jre, ''",
        "spring-beans, 4.3.30.RELEASE, CVE-2022-22965",
        "spring-beans, 5.3.30, ''",
        "log4j, 1.2.17, CVE-2019-17571",
        "unheard-of, 1, ''"
    })
    void theNumbersOfAVersionSayWhichAdvisoriesAreAboutIt(String name, String version, String expected) {
        assertThat(String.join(
                        " ",
                        jars.advisories(name, version).stream()
                                .map(BundledJars.Advisory::id)
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void eachAdvisoryHasANumberAndSaysWhatItIsAbout() {
        assertThat(jars.names()).contains("jetty-server", "guava").allSatisfy(name -> assertThat(
                        jars.advisories(name, "1.2"))
                .allMatch(advisory -> advisory.id().matches("CVE-\\d{4}-\\d+")
                        && !advisory.fault().isBlank()));
        assertThat(jars.group("spring-core")).hasValue("org.springframework");
        assertThat(jars.group("spring.core")).isEmpty();
    }
}
