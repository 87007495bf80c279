package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the reference topologies, whole. After a change that is meant, {@code mvn test -Dtest=GoldenFilesTest
 * -Dgolden.update=true} writes them anew; read the difference before it is committed.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Arguments> topologies() {
        return Stream.of(
                Arguments.of("r1", Topologies.r1()),
                Arguments.of("r2", Topologies.r2()),
                Arguments.of("r2-5.18.3", Topologies.r2().activemq("5.18.3")),
                Arguments.of("r3", Topologies.r3()),
                Arguments.of("r3-5.18.3", Topologies.r3().activemq("5.18.3")),
                Arguments.of("r4", Topologies.r4()),
                Arguments.of("r5", Topologies.r5()),
                Arguments.of("r6", Topologies.r6()),
                Arguments.of("r6-5.10.0", Topologies.r6().activemq("5.10.0").zookeeper("3.4.6")),
                Arguments.of("r7", Topologies.r7()),
                Arguments.of("r8", Topologies.r8()),
                Arguments.of("r8b", Topologies.r8b()),
                Arguments.of("r9", Topologies.r9()),
                Arguments.of("r10", Topologies.r10()),
                Arguments.of("r11", Topologies.r11()),
                Arguments.of("everything", Everything.topology()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topologies")
    void whatDependsOnTheTopologyIsAsItWas(String name, TopologyBuilder topology) throws Exception {
        // given
        Rendering rendering = Rendering.of(topology.build());

        // when
        String text = text(rendering, GoldenFilesTest::dependsOnTheTopology);

        // then
        assertIsAsItWas(name + ".txt", text);
    }

    @Test
    void theScriptsThatAllInstancesShareAreAsTheyWere() throws Exception {
        // given
        Rendering rendering = Rendering.of(Topologies.r6().build());

        // when
        String text = text(
                rendering,
                file -> !dependsOnTheTopology(file)
                        && (file.path().startsWith("bin/") || file.path().startsWith("instances/group1-1/")));

        // then
        assertIsAsItWas("scripts.txt", text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topologies")
    void theSameTopologyGivesTheSameFiles(String name, TopologyBuilder topology) throws Exception {
        assertThat(Rendering.of(topology.build()).files())
                .as(name)
                .isEqualTo(Rendering.of(topology.build()).files());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topologies")
    void everyFileSaysByWhatItWasGenerated(String name, TopologyBuilder topology) throws Exception {
        assertThat(Rendering.of(topology.build()).files())
                .as(name)
                // the resolved topology says it itself, and ZooKeeper reads nothing but a number from myid
                .filteredOn(file ->
                        !file.path().equals("topology.xml") && !file.path().endsWith("/myid"))
                .allSatisfy(file -> assertThat(file.content()).contains("activemq-cluster-maven-plugin test"));
    }

    private static boolean dependsOnTheTopology(OutputFile file) {
        return !file.path().startsWith("bin/lib/") && !file.path().matches("(.*/)?bin/[a-z]+(\\.cmd)?");
    }

    private static String text(Rendering rendering, Predicate<OutputFile> wanted) {
        List<OutputFile> files = rendering.files().stream().filter(wanted).toList();
        return files.stream()
                .map(file -> "==== " + file.path() + " (" + file.kind() + ")\n"
                        + file.content().replace("\uFEFF", "<BOM>").replace("\r\n", "<CR>\n"))
                .collect(Collectors.joining("\n"));
    }

    private static void assertIsAsItWas(String golden, String text) throws Exception {
        Path file = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
