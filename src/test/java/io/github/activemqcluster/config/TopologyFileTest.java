package io.github.activemqcluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.problem.TopologyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("topology.xml");
    }

    @Test
    void isReadIntoElements() throws Exception {
        // given
        Files.writeString(
                file,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- ours -->
                <topology xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                          xsi:noNamespaceSchemaLocation="topology.xsd">
                  <name> a &amp; <![CDATA[<b>]]> </name>
                  <hosts id="1"><host/></hosts>
                </topology>
                <!-- the end -->
                """);

        // when
        Element root = new TopologyFile().read(file);

        // then
        assertThat(root.withoutLocations())
                .isEqualTo(new Element(
                        "topology",
                        "",
                        List.of(),
                        List.of(
                                Element.leaf("name", "a & <b>"),
                                new Element("hosts", "", List.of("id"), List.of(Element.leaf("host", ""))))));
    }

    @Test
    void itsElementsKnowWhereTheyBegin() throws Exception {
        // given
        Files.writeString(file, "<topology>\n  <name>ä</name><heap\n   >1g</heap>\n  <hosts/>\n</topology>");

        // when
        Element root = new TopologyFile().read(file);

        // then
        assertThat(root.location()).hasValue(new Location(file, 1, 1));
        assertThat(root.children())
                .map(child -> child.location().orElseThrow())
                .containsExactly(new Location(file, 2, 3), new Location(file, 2, 17), new Location(file, 4, 3));
    }

    @Test
    void mustExist() {
        assertThatFault().isEqualTo(file + " does not exist. Mend the parameter topologyFile, or write the file.");
    }

    @Test
    void mustBeAFile() throws Exception {
        Files.createDirectory(file);

        assertThatFault().isEqualTo(file + " is a directory. Give the topology file itself.");
    }

    @Test
    void mustBeWellFormed() throws Exception {
        Files.writeString(file, "<topology>\n  <name>a</nam>\n</topology>");

        assertThatFault()
                .startsWith(file + ":2:12: is not well-formed XML: ")
                .contains("name")
                .doesNotContain("ParseError")
                .endsWith(".");
    }

    @Test
    void mustNotBeEmpty() throws Exception {
        Files.writeString(file, "");

        assertThatFault().startsWith(file + ":1:1: is not well-formed XML: ");
    }

    @Test
    void mustEndWithItsRoot() throws Exception {
        Files.writeString(file, "<topology/><topology/>");

        assertThatFault().startsWith(file + ":1:").contains("is not well-formed XML");
    }

    @Test
    void mustBeText() throws Exception {
        Files.write(file, "<topology><name>\u00fc</name></topology>".getBytes(StandardCharsets.ISO_8859_1));

        assertThatFault().startsWith(file + ":1:");
    }

    @Test
    void mustHaveTopologyAsRoot() throws Exception {
        Files.writeString(file, "<project/>");

        assertThatFault()
                .isEqualTo(file + ":1:11: the root element is <project>. A topology file begins with <topology>.");
    }

    @Test
    void mustHaveNoNamespace() throws Exception {
        Files.writeString(file, "<topology xmlns='http://maven.apache.org/POM/4.0.0'/>");

        assertThatFault()
                .isEqualTo(file + ":1:54: <topology> is in the namespace 'http://maven.apache.org/POM/4.0.0'. The"
                        + " vocabulary has none; leave xmlns out.");
    }

    @Test
    void mustHaveNoDocumentType() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "a secret");
        Files.writeString(
                file,
                "<!DOCTYPE topology [<!ENTITY xxe SYSTEM '" + secret.toUri()
                        + "'>]>\n<topology><name>&xxe;</name></topology>");

        assertThatFault()
                .startsWith(file + ":1:")
                .endsWith("has a document type. Leave <!DOCTYPE …> out; no entities are read.")
                .doesNotContain("a secret");
    }

    @Test
    void mustNotExplode() throws Exception {
        Files.writeString(
                file,
                "<!DOCTYPE topology [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                        + "<topology><name>&b;</name></topology>");

        assertThatFault().contains("has a document type");
    }

    @Test
    void mustNotNameEntities() throws Exception {
        Files.writeString(file, "<topology><name>&copyright;</name></topology>");

        assertThatFault().startsWith(file + ":1:").contains("copyright");
    }

    @Test
    void mustNotHaveMavensAttributes() throws Exception {
        Files.writeString(file, "<topology combine.self='override'/>");

        assertThatFault()
                .isEqualTo(file + ":1:36: the attribute 'combine.self' is Maven's, and only a POM can have it.");
    }

    @Test
    void mustNotBeDeep() throws Exception {
        Files.writeString(file, "<topology>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</topology>");

        assertThatFault().endsWith("elements are nested more than 32 deep. No topology needs that.");
    }

    @Test
    void mustNotBeLarge() throws Exception {
        Files.writeString(file, "<topology><name>" + " ".repeat(17_000_000) + "</name></topology>");

        assertThatFault().isEqualTo(file + " is larger than 16 MB. No topology needs that.");
    }

    private AbstractStringAssert<?> assertThatFault() {
        var message = new String[1];
        assertThatThrownBy(() -> new TopologyFile().read(file))
                .isInstanceOf(TopologyException.class)
                .satisfies(fault -> message[0] = fault.getMessage());
        return assertThat(message[0]);
    }
}
