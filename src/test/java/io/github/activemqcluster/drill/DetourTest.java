package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.RunningCluster;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DetourTest {

    private static final String PROXY = "127\\.0\\.0\\.1:\\d+";

    @TempDir
    private Path folder;

    @Test
    void eachAddressOfAPeerLeadsThroughAProxyAndTheBrokersOwnDoNot() throws Exception {
        // given
        RunningCluster cluster = cluster();
        write(
                "a",
                "conf/activemq.xml",
                "<replicatedLevelDB bind=\"tcp://127.0.0.1:61619\" zkAddress=\"127.0.0.1:2181\"/>"
                        + " static:(tcp://127.0.0.1:61618,tcp://127.0.0.1:616180) tcp://127.0.0.1:61617");
        write("b", "conf/activemq.xml", "nothing");

        // when
        try (Detour detour = Detour.lay(cluster.instances(), Optional.of("connectUrl"))) {
            // then
            assertThat(Files.readString(folder.resolve("instances/a/run/drill/activemq.xml")))
                    .matches("<replicatedLevelDB connectUrl=\"tcp://" + PROXY + "\" bind=\"tcp://127.0.0.1:61619\""
                            + " zkAddress=\"" + PROXY + "\"/> static:\\(tcp://" + PROXY
                            + ",tcp://127.0.0.1:616180\\) tcp://127.0.0.1:61617")
                    .doesNotContain("127.0.0.1:2181", "127.0.0.1:61618,");
            assertThat(detour.leadsTo(cluster.instance("a"))).isTrue();
            assertThat(List.of(2181, 61617, 61618, 61619)).allMatch(detour::isPlanned);
            assertThat(detour.isPlanned(61615)).isFalse();
        }
        assertThat(folder.resolve("instances/a/run/drill")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
    void aDatabaseIsReachedThroughAProxyTooAndItsPasswordStaysItsOwners() throws Exception {
        // given
        RunningCluster cluster = cluster();
        write("a", "conf/activemq.xml", "<property name=\"location\" value=\"file:conf/database.properties\"/>");
        Path secret = write(
                "a",
                "conf/database.properties",
                "url=jdbc\\:postgresql\\://localhost:5432/activemq\npassword=secret\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        write("b", "conf/activemq.xml", "nothing");

        // when
        try (Detour detour = Detour.lay(cluster.instances(), Optional.empty())) {
            // then
            Path copies = folder.resolve("instances/a/run/drill");
            assertThat(copies.resolve("activemq.xml"))
                    .hasContent("<property name=\"location\" value=\"file:run/drill/database.properties\"/>");
            assertThat(Files.readString(copies.resolve("database.properties")))
                    .matches("url=jdbc\\\\:postgresql\\\\://" + PROXY + "/activemq\npassword=secret\n");
            assertThat(Files.getPosixFilePermissions(copies.resolve("database.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(detour.leadsTo(cluster.instance("b"))).isFalse();
        }
    }

    private RunningCluster cluster() {
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", ensemble -> ensemble.size(1))
                .server("zk-1", server -> server.port(PortKind.CLIENT, 2181))
                .group("group", group -> group.broker("a", broker -> broker.port(PortKind.OPENWIRE, 61617)
                                .port(PortKind.REPLICATION, 61619))
                        .broker("b", broker -> broker.port(PortKind.OPENWIRE, 61618))
                        .replicatedLevelDb("zk"));
        return RunningCluster.of(topology.build(), folder, Optional.empty());
    }

    private Path write(String instance, String name, String text) throws IOException {
        Path file = folder.resolve("instances").resolve(instance).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
