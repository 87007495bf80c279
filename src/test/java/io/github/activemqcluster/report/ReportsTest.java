package io.github.activemqcluster.report;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    private Path folder;

    private Path pom;
    private List<Problem> problems;

    @BeforeEach
    void nameProblems() {
        pom = folder.resolve("a pom.xml");
        problems = List.of(
                new Problem(
                        Level.ERROR,
                        "ids-unique",
                        at("topology.groups[1].id"),
                        "'a<b>&\"\u0001\uD800' is there",
                        "Mend it.",
                        Optional.of(new Location(pom, 19, 17))),
                new Problem(
                        Level.ERROR,
                        "ids-unique",
                        at("topology.groups[0].brokers[2].ports"),
                        "again",
                        "Mend it.",
                        Optional.of(new Location(pom, 15, 21))),
                new Problem(
                        Level.WARNING,
                        "authentication-on",
                        at("topology.authentication"),
                        "open",
                        "Close it.",
                        Optional.of(new Location(Path.of("/elsewhere/parent.pom"), 7, 0))),
                new Problem(Level.WARNING, "vocabulary", Place.of("templateDirectory"), "elsewhere", "Mend it."));
    }

    @Test
    void sarifIsValidAgainstItsSchema() throws Exception {
        assertThat(faults(new SarifReport(pom, folder, "1.0", RuleCatalogue.ofTopology()).of(problems)))
                .isEmpty();
        assertThat(faults(new SarifReport(pom, folder, "1.0", RuleCatalogue.ofTopology()).of(List.of())))
                .isEmpty();
        assertThat(faults("{\"version\": \"2.1.0\"}")).as("without runs").isNotEmpty();
    }

    @Test
    void sarifSaysWhatAndWhere() {
        assertThat(new SarifReport(pom, folder, "1.0", RuleCatalogue.ofTopology())
                        .of(problems.subList(1, 2))
                        .replaceAll("\\s+", " "))
                .contains("\"ruleId\": \"ids-unique\", \"level\": \"error\", \"message\": { \"text\":"
                        + " \"topology.groups[0].brokers[2].ports: again. Mend it.\" }")
                .contains("\"artifactLocation\": { \"uri\": \"a%20pom.xml\" },"
                        + " \"region\": { \"startLine\": 15, \"startColumn\": 21 }")
                .contains("\"fullyQualifiedName\": \"topology.groups[0].brokers[2].ports\"");
    }

    @Test
    void sarifNamesAnotherFileAsWhole() {
        assertThat(new SarifReport(pom, folder, "1.0", RuleCatalogue.ofTopology())
                        .of(problems.subList(2, 3))
                        .replaceAll("\\s+", " "))
                .contains("\"artifactLocation\": { \"uri\": \"file:///elsewhere/parent.pom\" },"
                        + " \"region\": { \"startLine\": 7 }");
    }

    @Test
    void whatIsWrittenNowhereIsOfTheDeclarationAsAWhole() {
        assertThat(new SarifReport(pom, folder, "1.0", RuleCatalogue.ofTopology())
                        .of(problems.subList(3, 4))
                        .replaceAll("\\s+", " "))
                .contains("\"artifactLocation\": { \"uri\": \"a%20pom.xml\" } }, \"logicalLocations\"");
    }

    @Test
    void surefiresOwnReaderReadsTheJUnitReport() throws Exception {
        // given
        Path file = folder.resolve("deep/er/TEST-activemq-cluster.xml");

        // when
        new Reports(Optional.empty(), Optional.of(file), pom, folder, "1.0", RuleCatalogue.ofTopology())
                .write(problems);
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());

        // then
        assertThat(suites).singleElement().satisfies(suite -> {
            assertThat(suite.getNumberOfTests())
                    .isEqualTo(RuleCatalogue.ofTopology().size());
            assertThat(suite.getNumberOfFailures()).isEqualTo(1);
            assertThat(suite.getNumberOfErrors()).isZero();
            assertThat(suite.getTestCases())
                    .filteredOn(test -> test.hasFailure())
                    .singleElement()
                    .satisfies(test -> {
                        assertThat(test.getName()).isEqualTo("ids-unique");
                        assertThat(test.getFailureType()).isEqualTo("ids-unique");
                        assertThat(test.getFailureMessage()).startsWith("topology.groups[1].id: 'a<b>&\"");
                        assertThat(test.getFailureDetail())
                                .containsSubsequence(
                                        "ERROR a pom.xml:19:17: [ids-unique] topology.groups[1].id: 'a<b>",
                                        "ERROR a pom.xml:15:21: [ids-unique] topology.groups[0]");
                    });
        });
        assertThat(file)
                .content()
                .contains(
                        "<system-out>WARNING /elsewhere/parent.pom:7: [authentication-on] topology.authentication: open.")
                .contains("<system-out>WARNING [vocabulary] templateDirectory: elsewhere. Mend it.");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("nothing half-written").hasSize(1);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Reports(
                                Optional.of(file.resolve("x.sarif")),
                                Optional.empty(),
                                pom,
                                folder,
                                "1.0",
                                RuleCatalogue.ofTopology())
                        .write(problems))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("The report ")
                .hasMessageEndingWith("Name another file, or make room for it.");
    }

    private static Set<ValidationMessage> faults(String sarif) throws Exception {
        try (InputStream schema = ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7)
                    .getSchema(schema)
                    .validate(sarif, InputFormat.JSON);
        }
    }
}
