package io.github.activemqcluster.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the share of a file system that a store gets, by the number of stores on it. */
class DiskSharesTest {

    @Test
    void aSharedStoreIsOneAndEachBrokerHasATemporaryOne() {
        assertThat(stores(Topologies.r2())).containsExactly(60, 60, 60);
        assertThat(temporary(Topologies.r2())).containsExactly(3, 3, 3);
    }

    @Test
    void severalGroupsOnOneMachineDivideItsFileSystem() {
        assertThat(stores(Topologies.r10())).containsOnly(30);
    }

    @Test
    void eachMemberOfAReplicatedGroupHasAStore() {
        assertThat(stores(Topologies.r9())).hasSize(6).containsOnly(10);
    }

    @Test
    void aDatabaseIsOnNoFileSystemOfTheBrokers() {
        assertThat(stores(Topologies.r3().group("single", 1))).containsExactly(60, 60, 60);
    }

    @Test
    void directoriesBesideEachOtherAreTakenToBeOnOneFileSystemAndOthersAreNot() {
        // given
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("6.3.1")
                .group("a", group -> group.size(2).sharedFileSystem("/srv/mq/a"))
                .group("b", group -> group.size(1).kahaDb("data-of-b"))
                .group("c", group -> group.size(2).sharedFileSystem("/srv/mq/c/"))
                .group("d", group -> group.size(2).sharedFileSystem("/mnt/d"));

        // when, then
        assertThat(stores(topology)).containsExactly(30, 30, 60, 30, 30, 60, 60);
    }

    @Test
    void aShareIsNeverNothing() {
        // given
        TopologyBuilder topology = new TopologyBuilder().activemq("6.3.1");
        for (int i = 0; i < 70; i++) {
            topology.group("group" + i, 1);
        }

        // when, then
        assertThat(stores(topology)).containsOnly(1);
        assertThat(temporary(topology)).containsOnly(1);
    }

    private static List<Integer> stores(TopologyBuilder builder) {
        Topology topology = builder.build();
        DiskShares shares = new DiskShares(topology);
        return topology.groups().stream()
                .flatMap(group -> group.brokers().stream().map(broker -> shares.store(group, broker)))
                .toList();
    }

    private static List<Integer> temporary(TopologyBuilder builder) {
        Topology topology = builder.build();
        return topology.brokers().stream()
                .map(new DiskShares(topology)::temporary)
                .toList();
    }
}
