package io.github.activemqcluster.report;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
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

    private static final String POM =
            """
            <project>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>other-maven-plugin</artifactId>
                    <configuration>
                      <topology/>
                    </configuration>
                  </plugin>
                  <plugin>
                    <artifactId>activemq-cluster-maven-plugin</artifactId>
                    <configuration>
                      <topology>
                        <groups>
                          <group>
                            <id>orders</id>
                          </group>
                          <group>
                            <id>orders</id>
                          </group>
                        </groups>
                      </topology>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final List<Problem> PROBLEMS = List.of(
            new Problem(
                    Level.ERROR,
                    "ids-unique",
                    at("topology.groups[1].id"),
                    "'a<b>&\"\u0001\uD800' is there",
                    "Mend it."),
            new Problem(Level.ERROR, "ids-unique", at("topology.groups[0].brokers[2].ports"), "again", "Mend it."),
            new Problem(Level.WARNING, "authentication-on", at("topology.authentication"), "open", "Close it."),
            new Problem(Level.WARNING, "vocabulary", Place.of("templateDirectory"), "elsewhere", "Mend it."));

    @TempDir
    private Path folder;

    private Declared declared;

    @BeforeEach
    void writePom() throws Exception {
        Path pom = Files.writeString(folder.resolve("a pom.xml"), POM);
        declared = Declared.inPom(pom, "activemq-cluster-maven-plugin");
    }

    @Test
    void sarifIsValidAgainstItsSchema() throws Exception {
        assertThat(faults(new SarifReport(declared, folder, "1.0").of(PROBLEMS)))
                .isEmpty();
        assertThat(faults(new SarifReport(declared, folder, "1.0").of(List.of())))
                .isEmpty();
        assertThat(faults("{\"version\": \"2.1.0\"}")).as("without runs").isNotEmpty();
    }

    @Test
    void sarifSaysWhatWhereAndAtWhichLine() {
        assertThat(new SarifReport(declared, folder, "1.0")
                        .of(PROBLEMS.subList(1, 2))
                        .replaceAll("\\s+", " "))
                .contains("\"ruleId\": \"ids-unique\", \"level\": \"error\", \"message\": { \"text\":"
                        + " \"topology.groups[0].brokers[2].ports: again. Mend it.\" }")
                .contains("\"artifactLocation\": { \"uri\": \"a%20pom.xml\" }, \"region\": { \"startLine\": 15 }")
                .contains("\"fullyQualifiedName\": \"topology.groups[0].brokers[2].ports\"");
    }

    @Test
    void linesAreThoseOfThisPluginsTopology() {
        assertThat(declared.line("topology")).hasValue(13);
        assertThat(declared.line("topology.groups[1].id")).hasValue(19);
        assertThat(declared.line("topology.groups[7].id")).hasValue(14);
        assertThat(declared.line("topology.nothing")).hasValue(13);
        assertThat(declared.line("instances/orders-1/conf/activemq.xml")).isEmpty();
        assertThat(Declared.inPom(folder.resolve("gone.xml"), "x").line("topology"))
                .isEmpty();
    }

    @Test
    void linesOfAFileAreItsOwn() throws Exception {
        Path file = Files.writeString(folder.resolve("topology.xml"), "<topology>\n<name>\nx</name></topology>");

        assertThat(Declared.inFile(file).line("topology.name")).hasValue(2);
    }

    @Test
    void noExternalEntityIsRead() throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");
        Path file = Files.writeString(
                folder.resolve("topology.xml"),
                "<!DOCTYPE topology [<!ENTITY e SYSTEM \"secret\">]><topology><name>&e;</name></topology>");

        assertThat(Declared.inFile(file).line("topology.name")).isEmpty();
    }

    @Test
    void surefiresOwnReaderReadsTheJUnitReport() throws Exception {
        // given
        Path file = folder.resolve("deep/er/TEST-activemq-cluster.xml");

        // when
        new Reports(Optional.empty(), Optional.of(file), folder, "1.0").write(PROBLEMS, declared);
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());

        // then
        assertThat(suites).singleElement().satisfies(suite -> {
            assertThat(suite.getNumberOfTests())
                    .isEqualTo(RuleCatalogue.entries().size());
            assertThat(suite.getNumberOfFailures()).isEqualTo(1);
            assertThat(suite.getNumberOfErrors()).isZero();
            assertThat(suite.getTestCases())
                    .filteredOn(test -> test.hasFailure())
                    .singleElement()
                    .satisfies(test -> {
                        assertThat(test.getName()).isEqualTo("ids-unique");
                        assertThat(test.getFailureType()).isEqualTo("ids-unique");
                        assertThat(test.getFailureMessage()).startsWith("topology.groups[1].id: 'a<b>&\"");
                        assertThat(test.getFailureDetail()).contains("a pom.xml:19)", "a pom.xml:15)");
                    });
        });
        assertThat(file)
                .content()
                .contains("<system-out>WARNING [authentication-on] topology.authentication: open. Close it. (");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("nothing half-written").hasSize(1);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Reports(Optional.of(file.resolve("x.sarif")), Optional.empty(), folder, "1.0")
                        .write(PROBLEMS, declared))
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

    @Test
    void elementsThatAreNestedWithoutEndHaveTheLineOfTheLastThatAnyoneReads(@TempDir Path folder) throws Exception {
        // given
        Path file = folder.resolve("topology.xml");
        Files.writeString(
                file,
                "<topology>\n<groups>\n" + "<group>".repeat(20_000) + "</group>".repeat(20_000)
                        + "\n</groups>\n</topology>\n");

        // when
        Declared declared = Declared.inFile(file);

        // then
        assertThat(declared.line("topology.groups[0]")).hasValue(3);
        assertThat(declared.line("topology.groups")).hasValue(2);
    }
}
