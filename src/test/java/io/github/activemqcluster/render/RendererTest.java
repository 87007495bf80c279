package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that are rendered, and the places in which they look for each other. */
class RendererTest {

    @TempDir
    private Path directory;

    @Test
    void noTwoFilesHaveOnePath() throws Exception {
        // given
        Set<String> paths = new HashSet<>();

        // when
        Rendering rendering = Rendering.of(Everything.topology().build());

        // then
        assertThat(rendering.files()).allMatch(file -> paths.add(file.path()));
    }

    @ParameterizedTest
    @CsvSource({"6.3.1, 6.3.99", "6.3.1, 7.0.0", "5.18.7, 5.18.99"})
    void whatIsMadeForAReleaseThatNobodyHasHeardOfIsThatOfTheNewestKnown(String newest, String unheardOf)
            throws Exception {
        assertThat(contents(unheardOf)).isEqualTo(contents(newest).replace(newest, unheardOf));
    }

    private static String contents(String version) throws Exception {
        return Rendering.of(Topologies.r10().activemq(version).build()).files().stream()
                .map(file -> file.path() + "\n" + file.content())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void relativeDirectoriesAreBelowTheOutputWhichCanBeMoved() throws Exception {
        // given
        TopologyBuilder topology = Topologies.r6().server("zk-1", server -> server.dataDir("zookeeper/one"));

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.text("instances/zk-1/conf/zoo.cfg")).contains("dataDir=../../zookeeper/one\n");
        assertThat(Rendering.of(Topologies.r2().build()).text("instances/shared-1/conf/activemq.xml"))
                .contains("directory=\"${activemq.base}/../../shared/shared\"");
    }

    @Test
    void theDataDirectoryHoldsInstancesAndRelativeStores() throws Exception {
        // given
        Path data = directory.resolve("some data");

        // when
        Rendering leveldb = Rendering.of(Topologies.r6().build(), Rendering.withData(data));
        Rendering shared = Rendering.of(Topologies.r2().build(), Rendering.withData(data));

        // then
        assertThat(leveldb.text("instances/group1-1/instance.properties"))
                .contains("\ndata=" + data.resolve("group1-1") + "\n");
        assertThat(leveldb.text("instances/zk-1/conf/zoo.cfg")).contains("dataDir=" + data.resolve("zk-1") + "\n");
        assertThat(leveldb.files()).extracting(OutputFile::path).doesNotContain("instances/zk-1/data/myid");
        assertThat(shared.text("instances/shared-1/conf/activemq.xml"))
                .contains("directory=\"" + data.resolve("shared/shared") + "\"");
    }

    @Test
    void aFragmentMayBringTheUsageThatTheTopologyDoesNotName() throws Exception {
        // given
        Files.writeString(
                directory.resolve("usage.xml"),
                "<?xml version=\"1.0\"?>\n<systemUsage><systemUsage sendFailIfNoSpace=\"true\"/></systemUsage>\n");
        TopologyBuilder topology = Topologies.r2().group("shared", group -> group.fragments("usage.xml"));
        RenderSettings settings =
                new RenderSettings("test", Optional.empty(), Optional.empty(), directory, () -> "password");

        // when
        String xml = Rendering.of(topology.build(), settings).text("instances/shared-1/conf/activemq.xml");

        // then
        assertThat(xml)
                .containsOnlyOnce("<systemUsage>")
                .contains("sendFailIfNoSpace")
                .containsOnlyOnce("<?xml");
    }
}
