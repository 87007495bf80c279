package io.github.activemqcluster.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The facts about the releases that the build unpacks. The test compares them with the schemas and archives of these
 * releases.
 */
class FactsHoldTest {

    private static final Path SCHEMAS = Path.of("target", "test-schemas");
    private static final Path ARCHIVES = Path.of("target", "test-homes");

    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.10.0", "5.16.7", "5.18.3", "6.3.1"})
    void againstTheSchema(String version) throws IOException {
        // given
        Release release = release(version);
        String schema = Files.readString(SCHEMAS.resolve(version).resolve("activemq.xsd"));

        // when, then
        assertThat(release.has("store.replicatedLevelDB"))
                .as("replicatedLevelDB")
                .isEqualTo(declares(schema, "replicatedLevelDB"));
        assertThat(release.has("store.pureMasterSlave"))
                .as("pureMasterSlave")
                .isEqualTo(declares(schema, "masterConnectorURI"));
        assertThat(!release.has("store.jdbc") || declares(schema, "lease-database-locker"))
                .as("jdbc")
                .isTrue();
        assertThat(release.has("store.sharedFileSystem"))
                .as("sharedFileSystem")
                .isEqualTo(declares(schema, "shared-file-locker"));
        assertThat(release.has("systemUsage.percentOfJvmHeap"))
                .as("percentOfJvmHeap")
                .isEqualTo(declares(schema, "percentOfJvmHeap"));
        assertThat(release.has("network.replayWhenNoConsumers"))
                .as("replayWhenNoConsumers")
                .isEqualTo(declares(schema, "conditionalNetworkBridgeFilterFactory"));
        assertThat(release.value("replicatedLevelDB.sessionTimeout"))
                .as("sessionTimeout")
                .isEqualTo(List.of("zkSessionTmeout", "zkSessionTimeout").stream()
                        .filter(attribute -> declares(schema, attribute))
                        .findFirst());
        assertThat(release.required("jdbc.ioExceptionHandler"))
                .isEqualTo(
                        declares(schema, "leaseLockerIOExceptionHandler")
                                ? "leaseLockerIOExceptionHandler"
                                : "jDBCIOExceptionHandler");
        for (String database : List.of("mariadb", "mysql", "postgresql")) {
            assertThat(declares(schema, release.required("jdbc.adapter." + database)))
                    .as(database)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.10.0", "5.16.7", "5.18.3"})
    void againstTheArchive(String version) throws IOException {
        // given
        Release release = release(version);
        Path archive = ARCHIVES.resolve("apache-activemq-" + version);

        // when, then
        assertThat(archive.resolve("conf").resolve(release.required("logging.config")))
                .exists();
        assertThat(release.values("credentials.shipped")).containsAll(shipped(archive.resolve("conf")));
        assertThat(release.required("jdbc.dataSource").contains("dbcp2"))
                .isEqualTo(has(archive.resolve("lib/optional"), "commons-dbcp2-*.jar"));
        assertThat(release.values("distribution.evidence"))
                .allSatisfy(evidence -> assertThat(has(archive, evidence)).isTrue());
    }

    private static Release release(String version) {
        return new Releases().activemq(version).orElseThrow();
    }

    private static boolean declares(String schema, String name) {
        return schema.contains("name='" + name + "'") || schema.contains("name=\"" + name + "\"");
    }

    /** The users as {@code user/password}. */
    private static List<String> shipped(Path conf) throws IOException {
        Properties realm = new Properties();
        try (Reader reader = Files.newBufferedReader(conf.resolve("jetty-realm.properties"))) {
            realm.load(reader);
        }
        Properties credentials = new Properties();
        try (Reader reader = Files.newBufferedReader(conf.resolve("credentials.properties"))) {
            credentials.load(reader);
        }
        List<String> shipped = new ArrayList<>();
        realm.forEach((user, entry) ->
                shipped.add(user + "/" + entry.toString().split(",", -1)[0].strip()));
        shipped.add(credentials.get("activemq.username") + "/" + credentials.get("activemq.password"));
        return shipped;
    }

    private static boolean has(Path folder, String glob) throws IOException {
        Path parent = folder.resolve(glob).getParent();
        try (var files = Files.newDirectoryStream(
                parent, folder.relativize(folder.resolve(glob)).getFileName().toString())) {
            return files.iterator().hasNext();
        }
    }
}
