package io.github.activemqcluster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that names and wildcards mean the same as in ActiveMQ. */
class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.c, false",
        "a.*, a.b, true",
        "a.*, a.b.c, false",
        "a.*, a, false",
        "*.b, a.b, true",
        "*, a, true",
        "*, a.b, false",
        ">, a.b, true",
        "a.>, a, true",
        "a.>, a.b.c, true",
        "a.>, b.a, false",
        "a.>.>, a.b, true",
        "a.*.>, a, false",
        "a.*.c, a.b.c, true",
        "a.>.c, a.b.c, false",
        "a.b, a.*, false",
        "a.*, a.*, true",
        "a.*, a.>, true",
        "a.>, *.b, true",
        "a.>, >, false",
    })
    void passAFilter(String filter, String name, boolean passes) {
        assertThat(Names.passes(filter, name)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "a.>, a.*, true",
        "a.*, a.>, false",
        ">, >, true",
        "a.>, >, false",
        "a.>, a, true",
        "a.>, *.b, false",
        "a.*, a.b, true",
        "a.b, a.*, false",
        "*.*, a.*, true",
        "a.>, a.b.>, true",
        "a.b.>, a.>, false",
    })
    void coverOthers(String pattern, String other, boolean covers) {
        assertThat(Names.covers(pattern, other)).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, a.b",
        "a.b, a.c, ",
        "a.*, *.b, a.b",
        "a.>, *.b, a.b",
        "a.>, >, a.>",
        "a.>, a.b.>, a.b.>",
        "*.b.>, a.>, a.b.>",
        "a.b.c, a.>, a.b.c",
        "a, a.b.>, ",
        "a, a.>, a",
        "a.b, a.b.c, ",
        "a.b.>, a.c, ",
        "a.*, a.*.c, ",
    })
    void haveNamesInCommon(String one, String other, String common) {
        assertThat(Names.common(one, other).orElse(null)).isEqualTo(common);
        assertThat(Names.common(other, one).orElse(null)).isEqualTo(common);
    }

    @Test
    void standForSeveralDestinations() {
        assertThat(Names.parts(new Destination(false, "a, topic://b,queue://c,a,temp-queue://d")))
                .containsExactly(new Destination(false, "a"), new Destination(true, "b"), new Destination(false, "c"));
        assertThat(Names.parts(new Destination(true, "a?consumer.prefetchSize=1,2")))
                .containsExactly(new Destination(true, "a"));
    }
}
