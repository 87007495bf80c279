package io.github.activemqcluster.rule.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void listsReadLikeSentences() {
        assertThat(Wording.list(List.of("a"))).isEqualTo("a");
        assertThat(Wording.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Wording.list(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, d and e");
        assertThat(Wording.list(List.of())).isEmpty();
        assertThat(Wording.quoteAll(List.of("a", "b", "c", "d", "e"))).isEqualTo("'a', 'b', 'c', 'd' and 'e'");
        assertThat(Wording.quoteAll(List.of("a", "b", "c", "d", "e", "f"))).isEqualTo("'a', 'b', 'c', 'd' and 2 more");
    }

    @Test
    void numbersAgreeWithWhatTheyCount() {
        assertThat(Wording.count(0, "broker")).isEqualTo("no broker");
        assertThat(Wording.count(1, "broker")).isEqualTo("1 broker");
        assertThat(Wording.count(2, "broker")).isEqualTo("2 brokers");
    }

    @Test
    void quotesStayOnOneLine() {
        assertThat(Wording.quote("a\tb\u202Ec")).isEqualTo("'a\\u0009b\\u202ec'");
    }
}
