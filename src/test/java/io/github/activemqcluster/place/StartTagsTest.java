package io.github.activemqcluster.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartTagsTest {

    private static final Path FILE = Path.of("pom.xml");

    @Test
    void aTagBeginsAtItsFirstCharacter() {
        assertThat(begin("  <a><b>x</b></a>", 1, 6, "a")).isEqualTo(new Location(FILE, 1, 3));
        assertThat(begin("  <a><b>x</b></a>", 1, 9, "b")).isEqualTo(new Location(FILE, 1, 6));
        assertThat(begin("  <a/>", 1, 7, "a")).isEqualTo(new Location(FILE, 1, 3));
    }

    @Test
    void aTagMayBeOnSeveralLines() {
        assertThat(begin("<x>\r\n <a\r\n   b='>'\r\n>", 4, 2, "a")).isEqualTo(new Location(FILE, 2, 2));
    }

    @Test
    void columnsCountCharactersInCommonEncodings() {
        assertThat(StartTags.in("<n>ä</n><a>".getBytes(UTF_8)).begin(new Location(FILE, 1, 12), "a"))
                .isEqualTo(new Location(FILE, 1, 9));
        assertThat(StartTags.in("<n>ä</n><a>".getBytes(ISO_8859_1)).begin(new Location(FILE, 1, 12), "a"))
                .isEqualTo(new Location(FILE, 1, 9));
    }

    @Test
    void whereThereIsNoSuchTagTheLocationStays() {
        assertThat(begin("<b>", 1, 4, "a")).isEqualTo(new Location(FILE, 1, 4));
        assertThat(begin("x", 1, 2, "a")).isEqualTo(new Location(FILE, 1, 2));
        assertThat(begin("<a>", 7, 4, "a")).isEqualTo(new Location(FILE, 7, 4));
        assertThat(begin("<a>", 1, 0, "a")).isEqualTo(new Location(FILE, 1, 0));
    }

    private static Location begin(String text, int line, int column, String name) {
        return StartTags.in(text.getBytes(UTF_8)).begin(new Location(FILE, line, column), name);
    }
}
