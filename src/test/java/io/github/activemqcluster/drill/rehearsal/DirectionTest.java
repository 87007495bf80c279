package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;

class DirectionTest {

    @Test
    void aDuplexConnectorGoesBothWays() {
        assertThat(Direction.of(Topologies.r9().build()))
                .containsExactlyInAnyOrder(new Direction("group1", "group2"), new Direction("group2", "group1"));
    }

    @Test
    void aClientOnBothEndsOfAOneWayConnectorNeedsBothWays() {
        assertThat(Direction.of(Topologies.r8().build()))
                .containsExactlyInAnyOrder(new Direction("group1", "group2"), new Direction("group2", "group1"));
    }

    @Test
    void withoutAClientOnlyWhatIsConnectedIsNeeded() {
        assertThat(Direction.of(new TopologyBuilder()
                        .group("a", 1)
                        .group("b", 1)
                        .connector("a", "b")
                        .build()))
                .containsExactly(new Direction("a", "b"));
    }

    @Test
    void producersAndConsumersAroundAHubNeedNoWayAmongThemselves() {
        assertThat(Direction.of(Topologies.r11().build()))
                .containsExactlyInAnyOrder(
                        new Direction("A", "C"),
                        new Direction("A", "D"),
                        new Direction("A", "E"),
                        new Direction("B", "C"),
                        new Direction("B", "D"),
                        new Direction("B", "E"));
    }

    @Test
    void groupsThatAreNotConnectedAtAllStrandWhatAClientOfBothSends() {
        assertThat(Direction.of(new TopologyBuilder()
                        .group("a", 1)
                        .group("b", 1)
                        .client("application", "a", "b")
                        .build()))
                .containsExactlyInAnyOrder(new Direction("a", "b"), new Direction("b", "a"));
    }

    @Test
    void besideClientsThatDeclareOnlyTheListsOfTheOthersCount() {
        TopologyBuilder topology = new TopologyBuilder()
                .group("a", 1)
                .group("b", 1)
                .group("c", 1)
                .duplex("a", "b")
                .connector("b", "c")
                .client("all", "a", "b")
                .client("shop", client -> client.groups("b", "c").produces("queue:orders"));

        assertThat(Direction.ofUndeclared(topology.build()))
                .containsExactlyInAnyOrder(new Direction("a", "b"), new Direction("b", "a"));
    }
}
