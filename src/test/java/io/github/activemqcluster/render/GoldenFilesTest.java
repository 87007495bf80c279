package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the reference topologies. A file that differs little between instances is held whole once, in {@code
 * instances.txt} and {@code scripts.txt}. A topology's own golden file has the lines in which its instances differ. So
 * a change of one line of a template is a change of a few lines here. After an intended change, {@code mvn test
 * -Dtest=GoldenFilesTest -Dgolden.update=true} writes the golden files anew. Read the difference before it is
 * committed.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static Representatives representatives;

    @BeforeAll
    static void renderRepresentatives() throws Exception {
        representatives = Representatives.rendered();
    }

    static Stream<Arguments> topologies() {
        return ReferenceTopologies.all().entrySet().stream()
                .map(reference -> Arguments.of(reference.getKey(), reference.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topologies")
    void whatDependsOnTheTopologyIsAsItWas(String name, TopologyBuilder topology) throws Exception {
        // given
        Rendering rendering = Rendering.of(topology.build());

        // when
        String text = rendering.files().stream()
                .filter(GoldenFilesTest::dependsOnTheTopology)
                .map(file -> header(file.path(), file)
                        + representatives.differenceOf(file).orElseGet(() -> visible(file)))
                .collect(Collectors.joining("\n"));

        // then
        assertIsAsItWas(name + ".txt", text);
    }

    @Test
    void aRepresentativeOfEachKindOfInstanceIsAsItWas() throws Exception {
        // when
        String text = representatives.held().stream()
                .map(held -> header(held.representative() + "/" + held.path(), held.file()) + visible(held.file()))
                .collect(Collectors.joining("\n"));

        // then
        assertIsAsItWas("instances.txt", text);
    }

    @Test
    void theScriptsThatAllInstancesShareAreAsTheyWere() throws Exception {
        // given
        Rendering rendering = Rendering.of(Topologies.r6().build());

        // when
        String text = rendering.files().stream()
                .filter(file -> !dependsOnTheTopology(file)
                        && (file.path().startsWith("bin/") || file.path().startsWith("instances/group1-1/")))
                .map(file -> header(file.path(), file) + visible(file))
                .collect(Collectors.joining("\n"));

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
                // the resolved topology names the generator itself, and ZooKeeper reads only a number from myid
                .filteredOn(file ->
                        !file.path().equals("topology.xml") && !file.path().endsWith("/myid"))
                .allSatisfy(file -> assertThat(file.content()).contains("activemq-cluster-maven-plugin test"));
    }

    private static boolean dependsOnTheTopology(OutputFile file) {
        return !file.path().startsWith("bin/lib/") && !file.path().matches("(.*/)?bin/[a-z]+(\\.cmd)?");
    }

    private static String header(String path, OutputFile file) {
        return "==== " + path + " (" + file.kind() + ")\n";
    }

    private static String visible(OutputFile file) {
        return file.content().replace("\uFEFF", "<BOM>").replace("\r\n", "<CR>\n");
    }

    private static void assertIsAsItWas(String golden, String text) throws Exception {
        Path file = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
