package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits that let a store grow a little. */
class SmallStoresTest {

    @TempDir
    private Path folder;

    private RunningCluster cluster() {
        return RunningCluster.of(
                new TopologyBuilder()
                        .activemq("6.3.1")
                        .group("a", 1)
                        .group("b", 1)
                        .group("c", 1)
                        .build(),
                folder,
                Optional.empty());
    }

    @Test
    void aStoreMayGrowByAJournalFileOrByTwoMegabytes() throws Exception {
        // given: an empty one, and one that has 40 MB
        write("a-1", "<storeUsage percentLimit=\"60\"/>");
        write("b-1", "<storeUsage limit='100 gb' total=\"1\"/>");
        write("c-1", "<storeUsage percentLimit=\"60\"/>");
        Path store = Files.createDirectories(folder.resolve("instances/b-1/data/kahadb"));
        Files.write(store.resolve("db-1.log"), new byte[40 << 20]);

        // when
        try (SmallStores small = SmallStores.of(cluster(), Set.of("a", "b"), () -> {})) {
            // then
            assertThat(copy("a-1")).contains("<storeUsage limit=\"" + (34L << 20) + "\"/>");
            assertThat(copy("b-1")).contains("<storeUsage limit=\"" + (42L << 20) + "\" total=\"1\"/>");
            assertThat(copy("c-1")).contains("<storeUsage percentLimit=\"60\"/>");
            assertThat(small.limits(cluster().instance("a-1"))).isTrue();
            assertThat(small.limits(cluster().instance("c-1"))).isFalse();
        }
        assertThat(folder.resolve("instances/a-1/run/drill")).doesNotExist();
    }

    @Test
    void aConfigurationWithoutALimitIsLeftAsItIs() throws Exception {
        // given
        for (String id : new String[] {"a-1", "b-1", "c-1"}) {
            write(id, "<storeUsage/>");
        }

        // when, then
        try (SmallStores small = SmallStores.of(cluster(), Set.of("a"), () -> {})) {
            assertThat(small.limits(cluster().instance("a-1"))).isFalse();
            assertThat(copy("a-1")).contains("<storeUsage/>");
        }
    }

    private String copy(String id) throws IOException {
        return Files.readString(folder.resolve("instances/" + id + "/run/drill/activemq.xml"));
    }

    private void write(String id, String storeUsage) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("instances/" + id + "/conf"));
        Files.writeString(
                conf.resolve("activemq.xml"),
                "<beans><persistenceAdapter><kahaDB directory=\"${activemq.data}/kahadb\"/></persistenceAdapter><storeUsage>"
                        + storeUsage + "</storeUsage></beans>");
    }
}
