package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.activemqcluster.problem.InputLimits;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.testing.Topologies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final String ZOO_CFG = "zookeeper/conf/zoo.cfg.ftl";

    @TempDir
    private Path directory;

    @Test
    void theListOfTemplatesIsTheFolderOfTemplates() throws Exception {
        // given
        Path templates = Path.of("templates");

        // when
        List<String> names;
        try (Stream<Path> tree = Files.walk(templates)) {
            names = tree.filter(Files::isRegularFile)
                    .map(file -> templates.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }

        // then
        assertThat(names).isEqualTo(Blueprint.TEMPLATES);
    }

    @Test
    void aTemplateThatIsNestedWithoutEndIsRefusedAndSoIsOneOfWithoutEnd() throws Exception {
        // given
        write(ZOO_CFG, "[=" + "(".repeat(50_000) + "id" + ")".repeat(50_000) + "]");

        // when, then
        assertThatThrownBy(() -> Rendering.of(Topologies.r6().build(), Rendering.withTemplates(directory)))
                .isInstanceOfSatisfying(TopologyException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains(directory.resolve(ZOO_CFG).toString())
                        .contains("its tags or expressions are nested too deep"));

        // given
        write(ZOO_CFG, "#".repeat(InputLimits.FILE_SIZE + 1));

        // when, then
        assertThatThrownBy(() -> Rendering.of(Topologies.r6().build(), Rendering.withTemplates(directory)))
                .isInstanceOfSatisfying(TopologyException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains(directory.resolve(ZOO_CFG) + " is larger than 16 MB"));
    }

    @Test
    void theUsersFileReplacesOursOfTheSameName() throws Exception {
        // given
        write(ZOO_CFG, "# mine, for [=id], by [=generator?no_esc]\n");

        // when
        Rendering rendering = Rendering.of(Topologies.r6().build(), Rendering.withTemplates(directory));

        // then
        assertThat(rendering.text("instances/zk-1/conf/zoo.cfg"))
                .isEqualTo("# mine, for zk-1, by activemq-cluster-maven-plugin test\n");
        assertThat(rendering.text("instances/zk-1/conf/logback.xml"))
                .isEqualTo(Rendering.of(Topologies.r6().build()).text("instances/zk-1/conf/logback.xml"));
    }

    @Test
    void aBrokerTellsItsStateWhateverTheUsersLoggingIs() throws Exception {
        // given
        write("activemq/conf/log4j.properties.ftl", "log4j.rootLogger=WARN\n# [=generator?no_esc]");
        write("activemq/conf/log4j2.properties.ftl", "rootLogger.level=WARN\n# [=generator?no_esc]\n");
        RenderSettings settings = Rendering.withTemplates(directory);

        // when
        Rendering log4j1 = Rendering.of(Topologies.r2().activemq("5.16.7").build(), settings);
        Rendering log4j2 = Rendering.of(Topologies.r2().build(), settings);

        // then
        assertThat(log4j1.text("instances/shared-1/conf/log4j.properties"))
                .startsWith("log4j.rootLogger=WARN\n")
                .contains(
                        "\nlog4j.appender.states.file=${activemq.base}/run/states\n",
                        "\nlog4j.logger.org.apache.activemq.broker.BrokerService=INFO, states\n");
        assertThat(log4j2.text("instances/shared-1/conf/log4j2.properties")).doesNotContain("states");
        assertThat(log4j2.text("instances/shared-1/conf/states.log4j2.properties"))
                .contains("appender.states.fileName=${sys:activemq.base}/run/states\n");
        assertThat(log4j2.text("instances/shared-1/bin/instance.sh"))
                .contains("'-Dlog4j2.configurationFile=conf/log4j2.properties,conf/states.log4j2.properties'");
    }

    @Test
    void aDirectoryThatIsNotThereIsNoMistake() throws Exception {
        assertThat(Rendering.of(Topologies.r6().build(), Rendering.withTemplates(directory.resolve("none")))
                        .files())
                .isEqualTo(Rendering.of(Topologies.r6().build()).files());
    }

    @Test
    void whatIsMissingIsNamedWithItsTemplateAndLine() throws Exception {
        // given
        write(ZOO_CFG, "tickTime=[=tickTime]\n\nclientPort=[=clientPorts]\n");

        // when
        TopologyException failure = failure();

        // then
        assertThat(failure.problems())
                .singleElement()
                .extracting(Problem::toString)
                .isEqualTo(
                        "ERROR [vocabulary] templateDirectory: " + directory.resolve(ZOO_CFG)
                                + ", line 3: 'clientPorts' is missing. Mend your template, or delete it to use the built-in one.");
    }

    @Test
    void aTemplateThatCannotBeParsedIsNamedWithItsLine() throws Exception {
        // given
        write(ZOO_CFG, "tickTime=[=tickTime]\n[#if members]\n");

        // when
        TopologyException failure = failure();

        // then
        assertThat(failure.problems())
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .startsWith(directory.resolve(ZOO_CFG) + ", line 2: ");
    }

    @Test
    void everyFileThatReplacesNothingIsRefusedWithTheNearestName() throws Exception {
        // given
        write("zookeeper/conf/zoo.conf.ftl", "");
        write("activemq/activemq.xml.ftl", "");
        write("activemq/.DS_Store", "");

        // when
        TopologyException failure = failure();

        // then
        assertThat(failure.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR [vocabulary] templateDirectory: there is no template 'activemq/activemq.xml.ftl' that "
                                + directory.resolve("activemq/activemq.xml.ftl")
                                + " could replace. Did you mean 'activemq/conf/activemq.xml.ftl'?",
                        "ERROR [vocabulary] templateDirectory: there is no template 'zookeeper/conf/zoo.conf.ftl' that "
                                + directory.resolve("zookeeper/conf/zoo.conf.ftl")
                                + " could replace. Did you mean 'zookeeper/conf/zoo.cfg.ftl'?");
    }

    @Test
    void aTemplateReachesNeitherClassesNorMethods() throws Exception {
        for (String attempt : List.of(
                "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]",
                "[=members?api.getClass()]",
                "[=members.getClass()]",
                "[=.data_model.class]")) {
            // given
            write(ZOO_CFG, attempt);

            // when, then
            assertThat(failure().problems()).as(attempt).hasSize(1);
        }
    }

    @Test
    void aTemplateThatIsNotTextIsRefused() throws Exception {
        // given
        Files.createDirectories(directory.resolve(ZOO_CFG).getParent());
        Files.write(directory.resolve(ZOO_CFG), "é".getBytes(StandardCharsets.ISO_8859_1));

        // when, then
        assertThat(failure().problems())
                .singleElement()
                .extracting(Problem::what)
                .isEqualTo(directory.resolve(ZOO_CFG) + " cannot be read as UTF-8 text (MalformedInputException)");
    }

    private TopologyException failure() {
        return catchThrowableOfType(
                TopologyException.class,
                () -> Rendering.of(Topologies.r6().build(), Rendering.withTemplates(directory)));
    }

    private void write(String template, String text) throws Exception {
        Path file = directory.resolve(template);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
