package io.github.activemqcluster.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final List<String> STORES = List.of("kahaDB", "jdbc", "sharedFileSystem");

    @Test
    void aLetterMayBeMissingSurplusReplacedOrSwapped() {
        assertThat(Spelling.nearest("kahDB", STORES)).hasValue("kahaDB");
        assertThat(Spelling.nearest("jdbcc", STORES)).hasValue("jdbc");
        assertThat(Spelling.nearest("jdbd", STORES)).hasValue("jdbc");
        assertThat(Spelling.nearest("jbdc", STORES)).hasValue("jdbc");
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertThat(Spelling.nearest("SHAREDFILESYSTEM", STORES)).hasValue("sharedFileSystem");
    }

    @Test
    void aThirdOfTheLettersMayDiffer() {
        assertThat(Spelling.nearest("kahaXX", STORES)).hasValue("kahaDB");
        assertThat(Spelling.nearest("kahXXX", STORES)).isEmpty();
        assertThat(Spelling.nearest("shared-filesystems", STORES)).hasValue("sharedFileSystem");
        assertThat(Spelling.nearest("levelDB", STORES)).isEmpty();
        assertThat(Spelling.nearest("", STORES)).isEmpty();
    }

    @Test
    void aShortWordMayHaveOneOtherLetter() {
        assertThat(Spelling.nearest("b", List.of("a"))).hasValue("a");
        assertThat(Spelling.nearest("bb", List.of("a"))).isEmpty();
    }

    @Test
    void theNearestIsFoundAndOfTwoTheFirst() {
        assertThat(Spelling.nearest("mq01", List.of("mq21", "mq1"))).hasValue("mq21");
        assertThat(Spelling.nearest("group-2", List.of("group-33", "group-3", "group2")))
                .hasValue("group-3");
    }

    @Test
    void whatWouldTakeLongIsNotLookedFor() {
        assertThat(Spelling.nearest("x".repeat(101), List.of("x".repeat(101)))).isEmpty();
        assertThat(Spelling.nearest("a", Collections.nCopies(1001, "a"))).isEmpty();
    }
}
