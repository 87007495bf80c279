package io.github.activemqcluster.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MisfitTest {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    @Test
    void theCharacterThatDoesNotFitIsNamed() {
        assertThat(Misfit.in("mq_1.example.org", HOST)).hasValue("an underscore, '_'");
        assertThat(Misfit.in("mq 1", HOST)).hasValue("a blank");
        assertThat(Misfit.in("-mq", HOST)).hasValue("'-'");
        assertThat(Misfit.in("mq\u0007", HOST)).hasValue("the character U+0007");
        assertThat(Misfit.in("mq\u202E1", HOST)).hasValue("the character U+202E");
        assertThat(Misfit.in("x".repeat(1_000_000) + "?x", HOST)).hasValue("'?'");
        assertThat(Misfit.in("mq😀", HOST)).hasValue("'😀'");
        assertThat(Misfit.in("mqÄ.org", HOST)).hasValue("'Ä'");
    }

    @Test
    void whatFitsOrOnlyEndsTooSoonHasNone() {
        assertThat(Misfit.in("mq1.example.org", HOST)).isEmpty();
        assertThat(Misfit.in("mq1.", HOST)).isEmpty();
        assertThat(Misfit.in("", HOST)).isEmpty();
    }
}
