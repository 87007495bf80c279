package io.github.activemqcluster.place;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void readsAsThePathOfItsSteps() {
        assertThat(Place.TOPOLOGY).hasToString("topology");
        assertThat(Place.TOPOLOGY
                        .child("groups")
                        .item(0)
                        .child("brokers")
                        .item(12)
                        .child("ports"))
                .hasToString("topology.groups[0].brokers[12].ports");
        assertThat(Place.of("instances/a-1/conf/activemq.xml")).hasToString("instances/a-1/conf/activemq.xml");
    }

    @Test
    void isEqualByItsSteps() {
        assertThat(Place.TOPOLOGY.child("hosts").item(1)).isEqualTo(at("topology.hosts[1]"));
        assertThat(Place.TOPOLOGY.child("hosts").item(1)).isNotEqualTo(Place.TOPOLOGY.child("hosts[1]"));
    }

    @Test
    void liesAtOrBelowWhatIsAroundIt() {
        assertThat(at("topology.groups[1]").isAtOrBelow(at("topology.groups[1]")))
                .isTrue();
        assertThat(at("topology.groups[1].id").isAtOrBelow(at("topology.groups[1]")))
                .isTrue();
        assertThat(at("topology.groups[1].id").isAtOrBelow(Place.TOPOLOGY)).isTrue();
    }

    @Test
    void doesNotLieBelowWhatItOnlyBeginsLike() {
        assertThat(at("topology.groups[10]").isAtOrBelow(at("topology.groups[1]")))
                .isFalse();
        assertThat(at("topology.groupsize").isAtOrBelow(at("topology.groups"))).isFalse();
        assertThat(at("topology.groups").isAtOrBelow(at("topology.groups[1]"))).isFalse();
    }

    @Test
    void aNameIsOneStepWhateverIsInIt() {
        // given
        Place option = Place.TOPOLOGY.child("options").child("transport.a[0]");

        // when, then
        assertThat(option.parent()).isEqualTo(at("topology.options"));
        assertThat(option).hasToString("topology.options.transport.a[0]");
    }

    @Test
    void aRootHasNothingAroundIt() {
        assertThat(Place.TOPOLOGY.isRoot()).isTrue();
        assertThatIllegalStateException().isThrownBy(Place.TOPOLOGY::parent).withMessage("topology is a root");
    }
}
