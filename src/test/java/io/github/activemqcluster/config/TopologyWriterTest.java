package io.github.activemqcluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Samples;
import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.port.PortSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyWriterTest {

    private final TopologyWriter writer = new TopologyWriter();

    @ParameterizedTest
    @ValueSource(strings = {"r2.xml", "r6.xml", "r9.xml", "r10.xml", "everything.xml"})
    void givesTheSameBytesWhenReadBack(String sample) {
        assertThatReadBack(Samples.element(sample), Samples.AS_DECLARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2.xml", "r6.xml", "r9.xml", "r10.xml", "everything.xml"})
    void givesTheSameBytesWhenALocalPlacementIsReadBack(String sample) {
        assertThatReadBack(Samples.element(sample), Samples.LOCAL);
    }

    @Test
    void givesTheSameBytesWhenFreePortsAreReadBack() {
        assertThatReadBack(Samples.element("r9.xml"), new Settings("artifact", Placement.LOCAL, PortSource.free()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2.xml", "r6.xml", "r9.xml", "r10.xml"})
    void leavesNothingForAnotherRunToPlan(String sample) {
        // given
        String written = writer.write(Samples.topology(sample));

        // when
        String local = writer.write(
                Samples.bind(Samples.parse(written), Samples.LOCAL).topology().orElseThrow());

        // then
        assertThat(local).isEqualTo(written);
    }

    @Test
    void givesTheSameBytesEachTime() {
        assertThat(writer.write(Samples.topology("everything.xml")))
                .isEqualTo(writer.write(Samples.topology("everything.xml")));
    }

    @Test
    void spellsOutEveryDefaultOfR9() {
        assertThat(writer.write(Samples.topology("r9.xml"))).isEqualTo(Samples.text("r9-resolved.xml"));
    }

    @Test
    void keepsEveryTextAsItIs() {
        // given
        String text = "\u00fc \u4e2d \ud83d\udc30 & < > \" ' ]]> {x} -- $(x)";
        Element root = Element.of(
                "topology",
                List.of(
                        Element.leaf("name", text),
                        Element.of("activemq", List.of(Element.leaf("version", "5.18.3"))),
                        Element.of(
                                "groups",
                                List.of(Element.of(
                                        "group",
                                        List.of(Element.leaf("id", "../" + text), Element.leaf("kahaDB", "")))))));

        // when
        Bound bound = Samples.bind(root, Samples.AS_DECLARED);

        // then
        assertThat(bound.messages()).isEmpty();
        assertThatReadBack(root, Samples.AS_DECLARED);
        assertThat(bound.topology().orElseThrow().name()).isEqualTo(text);
    }

    private void assertThatReadBack(Element root, Settings settings) {
        // given
        String written = writer.write(Samples.bind(root, settings).topology().orElseThrow());

        // when
        Bound again = Samples.bind(Samples.parse(written), Samples.AS_DECLARED);

        // then
        assertThat(again.messages()).isEmpty();
        assertThat(writer.write(again.topology().orElseThrow())).isEqualTo(written);
    }
}
