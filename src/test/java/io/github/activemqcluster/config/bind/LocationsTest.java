package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import org.junit.jupiter.api.Test;

/** Tests the locations of a declaration's elements. */
class LocationsTest {

    private final Problems problems = Samples.bind(
                    Samples.parse(
                            """
                    <topology>
                      <activemq><version>5.18.3</version></activemq>
                      <groups>
                        <group>
                          <id>g</id>
                          <colour>blue</colour>
                          <heap>1g</heap>
                          <heap>2g</heap>
                          <kahaDB/>
                        </group>
                        <gruop>
                          <id>h</id>
                          <kahaDB/>
                        </gruop>
                      </groups>
                      <clients>
                        <client>
                          <id>c</id>
                          <produces>
                            <queue>A</queue>
                            <queue>B</queue>
                          </produces>
                          <options>
                            <a.b>1</a.b>
                          </options>
                        </client>
                      </clients>
                    </topology>
                    """),
                    Samples.AS_DECLARED)
            .problems();

    @Test
    void everyKindOfWordHasItsOwn() {
        assertThat(line(Place.TOPOLOGY)).isEqualTo(1);
        assertThat(line(at("topology.activemq.version"))).isEqualTo(2);
        assertThat(line(at("topology.groups"))).isEqualTo(3);
        assertThat(line(at("topology.groups[0]"))).isEqualTo(4);
        assertThat(line(at("topology.groups[0].kahaDB"))).isEqualTo(9);
        assertThat(line(at("topology.clients[0].produces.queue[1]"))).isEqualTo(21);
        assertThat(line(at("topology.clients[0].options").child("a.b"))).isEqualTo(24);
    }

    @Test
    void whatIsNotKnownHasItsOwnToo() {
        assertThat(line(at("topology.groups[0].colour"))).isEqualTo(6);
        assertThat(line(at("topology.groups[1]"))).isEqualTo(11);
        assertThat(line(at("topology.groups[1].id"))).isEqualTo(12);
    }

    @Test
    void ofWhatIsGivenTwiceTheFirstCounts() {
        assertThat(line(at("topology.groups[0].heap"))).isEqualTo(7);
    }

    @Test
    void whatIsNotThereIsMissedInWhatIsAroundIt() {
        assertThat(line(at("topology.groups[0].brokers[0].ports.openwire"))).isEqualTo(4);
        assertThat(line(at("topology.groups[7].id"))).isEqualTo(3);
        assertThat(line(at("topology.authentication"))).isEqualTo(1);
    }

    @Test
    void whereItIsWrittenIsNoPartOfWhatIsDeclared() {
        // given
        Element one = Samples.parse("<topology><name>a</name></topology>");
        Element other = Samples.parse("<topology>\n<name>a</name></topology>");

        // when, then
        assertThat(one).isNotEqualTo(other);
        assertThat(one.withoutLocations()).isEqualTo(other.withoutLocations());
    }

    private int line(Place where) {
        return problems.located(new Problem(Level.ERROR, "x", where, "is wrong", "Mend it."))
                .at()
                .map(Location::line)
                .orElseThrow();
    }
}
