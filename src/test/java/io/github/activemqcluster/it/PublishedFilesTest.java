package io.github.activemqcluster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFilesTest {

    private static final String BASE =
            "io/github/activemqcluster/activemq-cluster-maven-plugin/1.2.3/" + "activemq-cluster-maven-plugin-1.2.3";

    @TempDir
    private Path repository;

    @BeforeEach
    void publish() throws Exception {
        write(
                ".pom",
                """
                <project>
                  <version>1.2.3</version>
                  <packaging>maven-plugin</packaging>
                  <name>n</name>
                  <description>d</description>
                  <url>u</url>
                  <licenses><license><name>n</name><url>u</url></license></licenses>
                  <developers><developer><name>n</name><url>u</url></developer></developers>
                  <prerequisites><maven>3</maven></prerequisites>
                  <scm><connection>c</connection><developerConnection>c</developerConnection><url>u</url></scm>
                  <issueManagement><url>u</url></issueManagement>
                </project>
                """);
        jar(
                ".jar",
                "META-INF/LICENSE",
                "META-INF/maven/plugin.xml",
                "META-INF/maven/org.example/library/pom.properties",
                "io/github/activemqcluster/One.class",
                "io/github/activemqcluster/One$Part.class",
                "org/example/Library.class");
        jar("-sources.jar", "META-INF/LICENSE", "io/github/activemqcluster/One.java");
        jar("-javadoc.jar", "index.html");
        write("-cyclonedx.json", "{\"purl\": \"pkg:maven/org.example/library@1\"}");
        write("-cyclonedx.xml", "<bom/>");
        Files.writeString(
                repository.resolve("io/github/activemqcluster/maven-metadata.xml"),
                "<metadata><plugins><plugin><prefix>activemq-cluster</prefix></plugin></plugins></metadata>");
    }

    @Test
    void aWholeReleaseHasNoShortcoming() throws Exception {
        assertThat(shortcomings()).isEmpty();
    }

    @Test
    void aFileWithoutItsChecksumIsNamed() throws Exception {
        Files.delete(repository.resolve(BASE + "-sources.jar.md5"));
        Files.writeString(repository.resolve(BASE + ".pom.sha1"), "0000");

        assertThat(shortcomings())
                .satisfiesExactly(
                        shortcoming -> assertThat(shortcoming).endsWith("-1.2.3-sources.jar.md5 is missing"),
                        shortcoming -> assertThat(shortcoming).endsWith("-1.2.3.pom.sha1 is of another file"));
    }

    @Test
    void aFileWithoutItsSignatureIsNamed() throws Exception {
        assertThat(PublishedFiles.shortcomings(repository, "1.2.3", true))
                .hasSize(6)
                .allSatisfy(shortcoming -> assertThat(shortcoming).endsWith(".asc is missing"));
    }

    @Test
    void aPomThatSaysTooLittleOrTooMuchIsRefused() throws Exception {
        String pom = Files.readString(repository.resolve(BASE + ".pom"));
        write(
                ".pom",
                pom.replace("<description>d</description>", "<build/>")
                        .replace("<packaging>maven-plugin</packaging>", "<packaging>jar</packaging>")
                        .replace("<version>1.2.3<", "<version>${revision}<"));

        assertThat(shortcomings())
                .satisfiesExactly(
                        shortcoming -> assertThat(shortcoming).endsWith(" does not say description"),
                        shortcoming -> assertThat(shortcoming).contains(" says build, "),
                        shortcoming -> assertThat(shortcoming).endsWith(" is of version ${revision}"),
                        shortcoming -> assertThat(shortcoming).endsWith(" is no Maven plugin's, but: jar"),
                        shortcoming -> assertThat(shortcoming).contains(" has an expression "));
    }

    @Test
    void whatTheOtherFilesLackIsNamed() throws Exception {
        jar(".jar", "META-INF/maven/org.example/other/pom.properties", "io/github/activemqcluster/Two.class");
        jar("-javadoc.jar", "nothing.html");

        assertThat(shortcomings())
                .containsExactly(
                        "The plugin has no descriptor",
                        "The plugin or its sources have no licence",
                        "The sources lack io/github/activemqcluster/Two.java",
                        "The Javadoc has no index.html",
                        "The bill of materials lacks org.example:other of the jar");
    }

    @Test
    void aPluginWithoutItsPrefixIsNamed() throws Exception {
        Files.delete(repository.resolve("io/github/activemqcluster/maven-metadata.xml"));

        assertThat(shortcomings()).singleElement().asString().contains("maven-metadata.xml is missing");
    }

    private List<String> shortcomings() throws Exception {
        return PublishedFiles.shortcomings(repository, "1.2.3", false);
    }

    private void jar(String ending, String... names) throws Exception {
        Path file = repository.resolve(BASE + ending);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        checksums(file);
    }

    private void write(String ending, String text) throws Exception {
        Path file = repository.resolve(BASE + ending);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        checksums(file);
    }

    private static void checksums(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Files.writeString(
                Path.of(file + ".md5"),
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content)));
        Files.writeString(
                Path.of(file + ".sha1"),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content)));
    }
}
