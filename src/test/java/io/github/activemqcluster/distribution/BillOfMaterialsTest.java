package io.github.activemqcluster.distribution;

import static io.github.activemqcluster.distribution.HomesOfTest.activemq;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.BundledJars;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of materials of a home, as CycloneDX's own library reads it. */
class BillOfMaterialsTest {

    @TempDir
    Path home;

    @BeforeEach
    void makeJars() throws IOException {
        jar("lib/jetty-server-9.4.50.v20221201.jar", pom("org.eclipse.jetty", "jetty-server", "9.4.50.v20221201"));
        // A jar with the POMs of other jars inside it.
        jar(
                "lib/velocity-engine-core-2.3.jar",
                pom("org.apache.commons", "commons-lang3", "3.12.0"),
                pom("org.apache.velocity", "velocity-engine-core", "2.3"));
        jar("lib/optional/spring-core-4.3.30.RELEASE.jar");
        jar("lib/optional/unheard of+1.0.jar");
        Files.writeString(home.resolve("lib/no-jar-1.0.jar"), "text");
        Files.writeString(home.resolve("LICENSE"), "licence");
    }

    @Test
    void isValidAndNamesEachJar() throws Exception {
        // when
        BillOfMaterials.record(home, activemq("5.16.7"), new BundledJars());

        // then
        byte[] text = Files.readAllBytes(home.resolve("bom.json"));
        assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(text);
        assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("activemq");
        assertThat(bom.getComponents())
                .extracting(Component::getPurl)
                .containsExactly(
                        "pkg:maven/org.eclipse.jetty/jetty-server@9.4.50.v20221201?type=jar",
                        "pkg:generic/no-jar@1.0",
                        "pkg:maven/org.springframework/spring-core@4.3.30.RELEASE?type=jar",
                        "pkg:generic/unheard%20of%2B1.0",
                        "pkg:maven/org.apache.velocity/velocity-engine-core@2.3?type=jar");
        assertThat(bom.getComponents().get(0).getHashes().get(0).getValue())
                .isEqualTo(FileHash.of(home.resolve("lib/jetty-server-9.4.50.v20221201.jar"), "SHA-256"));
    }

    @Test
    void isTheSameForTheSameHomeAndIsReadAgain() throws Exception {
        // given
        BillOfMaterials.record(home, activemq("5.16.7"), new BundledJars());
        String first = Files.readString(home.resolve("bom.json"));

        // when
        BillOfMaterials.record(home, activemq("5.16.7"), new BundledJars());

        // then
        assertThat(home.resolve("bom.json")).content().isEqualTo(first);
        assertThat(BillOfMaterials.read(home).orElseThrow().jars())
                .contains(new BillOfMaterials.Jar(
                        "org.eclipse.jetty",
                        "jetty-server",
                        "9.4.50.v20221201",
                        "lib/jetty-server-9.4.50.v20221201.jar"))
                .hasSize(5);
        assertThat(BillOfMaterials.read(home.resolve("lib"))).isEmpty();
    }

    private void jar(String path, String... poms) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            for (String pom : poms) {
                String artifact = pom.replaceFirst("(?s).*artifactId=(\\S+).*", "$1");
                zip.putNextEntry(new ZipEntry("META-INF/maven/g/" + artifact + "/pom.properties"));
                zip.write(pom.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String pom(String group, String artifact, String version) {
        return "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n";
    }
}
