package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.InputLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size and depth up to which a fragment is read. */
class FragmentLimitsTest {

    @TempDir
    Path folder;

    @Test
    void asDeepAsATopologyAndNoDeeper() throws Exception {
        // given
        Path good = Files.writeString(folder.resolve("good.xml"), nested(InputLimits.DEPTH));
        Path bad = Files.writeString(folder.resolve("bad.xml"), nested(InputLimits.DEPTH + 1));
        Path worse = Files.writeString(folder.resolve("worse.xml"), nested(20_000));

        // when, then
        assertThat(Fragment.read(good).elements()).containsExactly("a");
        for (Path file : new Path[] {bad, worse}) {
            assertThatThrownBy(() -> Fragment.read(file))
                    .isInstanceOf(Fragment.TooDeep.class)
                    .hasMessageContaining("elements are nested more than 32 deep");
        }
    }

    @Test
    void noMoreThanFits() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("large.xml"), " ".repeat(InputLimits.FILE_SIZE) + "<a/>");

        // when, then
        assertThatThrownBy(() -> Fragment.read(file))
                .isInstanceOf(InputLimits.TooLarge.class)
                .hasMessage("is larger than 16 MB");
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }
}
