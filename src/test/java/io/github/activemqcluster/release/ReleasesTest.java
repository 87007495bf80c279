package io.github.activemqcluster.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in which facts are read, and the facts about releases that did not exist when the facts were written. */
class ReleasesTest {

    private static final Path FACTS = Path.of("src/main/resources/io/github/activemqcluster/release");

    private final Releases releases = new Releases();

    @ParameterizedTest
    @ValueSource(strings = {"activemq", "zookeeper"})
    void everyFactHasItsSource(String product) throws IOException {
        assertThat(columns(product)).isNotEmpty().allSatisfy(fact -> assertThat(fact)
                .as("name, releases, value and source")
                .hasSize(4)
                .allSatisfy(column -> assertThat(column).isNotBlank()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activemq", "zookeeper"})
    void aReleaseThatNobodyHasHeardOfIsLikeTheNewestOfItsLine(String product) throws IOException {
        Set<String> names = columns(product).stream().map(fact -> fact.get(0)).collect(Collectors.toSet());

        assertThat(columns(product))
                .filteredOn(fact -> fact.get(0).equals("release.newest"))
                .isNotEmpty()
                .allSatisfy(fact -> {
                    // given
                    Release newest = release(product, fact.get(2));
                    Release unheardOf = release(product, fact.get(2).replaceAll("\\d+$", "999"));

                    // when, then
                    for (String name : names) {
                        assertThat(unheardOf.values(name))
                                .as("%s of %s", name, unheardOf)
                                .isEqualTo(newest.values(name));
                    }
                });
    }

    @Test
    void aLineThatNobodyHasHeardOfIsLikeTheNewestOfAll() throws IOException {
        for (List<String> fact : columns("activemq")) {
            assertThat(release("activemq", "9.0.0").values(fact.get(0)))
                    .as(fact.get(0))
                    .isEqualTo(release("activemq", "6.3.3").values(fact.get(0)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "-1.0", "x5.18"})
    void whatIsNoNumberIsNoRelease(String text) {
        assertThat(releases.activemq(text)).isEmpty();
        assertThat(releases.zookeeper(text)).isEmpty();
    }

    private Release release(String product, String version) {
        return (product.equals("activemq") ? releases.activemq(version) : releases.zookeeper(version)).orElseThrow();
    }

    private static List<List<String>> columns(String product) throws IOException {
        try (var lines = Files.lines(FACTS.resolve(product + ".facts"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split(" *\\| *", 4)))
                    .toList();
        }
    }
}
