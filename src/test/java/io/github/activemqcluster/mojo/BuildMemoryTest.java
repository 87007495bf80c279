package io.github.activemqcluster.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;

/** Finds goals of one build that get into each other's way. */
class BuildMemoryTest {

    private static final Path ONE = Path.of("target/one");
    private static final Path OTHER = Path.of("target/other");

    private final DefaultSessionData data = new DefaultSessionData();

    @Test
    void anotherExecutionMayNotReplaceAClusterOfThisBuild() {
        // given
        assertThat(memory().claim(ONE, "execution 'a'", "<a/>")).isEmpty();

        // when, then: the same execution, the same cluster, another folder
        assertThat(memory().claim(ONE, "execution 'a'", "<a changed/>")).isEmpty();
        assertThat(memory().claim(ONE, "execution 'default-cli'", "<a/>")).isEmpty();
        assertThat(memory().claim(OTHER, "execution 'b'", "<b/>")).isEmpty();

        // when, then
        assertThat(memory().claim(Path.of("target/./one"), "execution 'b'", "<b/>"))
                .contains("execution 'a'");
    }

    @Test
    void aPropertyThatIsAnotherClustersFromNowOnIsNamed() {
        // given
        assertThat(memory().replaced("module", ONE, Map.of("url", "1", "same", "0")))
                .isEmpty();

        // when, then: once more, with other ports; in another module
        assertThat(memory().replaced("module", ONE, Map.of("url", "2", "same", "0")))
                .isEmpty();
        assertThat(memory().replaced("another", OTHER, Map.of("url", "3"))).isEmpty();

        // when, then
        assertThat(memory().replaced("module", OTHER, Map.of("url", "3", "same", "0", "own", "1")))
                .containsExactly("url (until now of " + ONE.toAbsolutePath() + ")");
    }

    private BuildMemory memory() {
        return new BuildMemory(data);
    }
}
