package io.github.activemqcluster.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationTest {

    @TempDir
    private Path folder;

    @Test
    void readsAsACompilerWritesIt() {
        assertThat(new Location(folder.resolve("pom.xml"), 57, 13).from(folder)).isEqualTo("pom.xml:57:13");
        assertThat(new Location(folder.resolve("src/x.xml"), 3, 0).from(folder)).isEqualTo(Path.of("src/x.xml") + ":3");
    }

    @Test
    void namesTheWholeFileWhereItLiesElsewhere() {
        // given
        Path parent = folder.resolve("pom.xml");

        // when, then
        assertThat(new Location(parent, 1, 1).from(folder.resolve("module"))).isEqualTo(parent + ":1:1");
    }

    @Test
    void isRelativeHoweverTheFolderIsWritten() {
        assertThat(new Location(folder.resolve("a/../pom.xml"), 1, 1).from(folder.resolve("b/..")))
                .isEqualTo("pom.xml:1:1");
    }

    @Test
    void countsFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(folder, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(folder, 1, -1));
    }
}
