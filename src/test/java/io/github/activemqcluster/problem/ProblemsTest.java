package io.github.activemqcluster.problem;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private static final Path BASE = Path.of("").toAbsolutePath();

    private static final Location GROUP = new Location(BASE.resolve("pom.xml"), 20, 13);
    private static final Location ID = new Location(BASE.resolve("pom.xml"), 21, 15);

    private final Problems problems = new Problems();

    @BeforeEach
    void noteElements() {
        problems.written(at("topology.groups[0]"), Optional.of(GROUP));
        problems.written(at("topology.groups[0].id"), Optional.of(ID));
        problems.written(at("topology.groups[0].size"), Optional.empty());
    }

    @Test
    void aProblemIsWhereItsElementIs() {
        assertThat(problems.located(problem(at("topology.groups[0].id"))).message(BASE))
                .isEqualTo("pom.xml:21:15: [x] topology.groups[0].id: is wrong. Mend it.");
    }

    @Test
    void whatIsMissingIsMissedInWhatIsAroundIt() {
        assertThat(problems.located(problem(at("topology.groups[0].brokers[1].host")))
                        .at())
                .hasValue(GROUP);
    }

    @Test
    void nothingIsSaidOfWhatIsWrittenInAFileThatIsNotKnown() {
        assertThat(problems.located(problem(at("topology.groups[0].size"))).at())
                .isEmpty();
        assertThat(problems.located(problem(Place.of("placement"))).at()).isEmpty();
    }

    @Test
    void aProblemThatKnowsItsLocationKeepsIt() {
        // given
        Problem located = problem(at("topology.groups[0].id")).withLocation(GROUP);

        // when, then
        assertThat(problems.located(located)).isEqualTo(located);
        assertThat(located.withLevel(Level.WARNING).at()).hasValue(GROUP);
    }

    private static Problem problem(Place where) {
        return new Problem(Level.ERROR, "x", where, "is wrong", "Mend it.");
    }
}
