package io.github.activemqcluster.drill.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.rehearsal.PartitionRehearsal;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Group;
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

class ProxiedLinksTest {

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
        try (ProxiedLinks proxied = ProxiedLinks.create(cluster.instances(), Optional.of("connectUrl"))) {
            // then
            assertThat(Files.readString(folder.resolve("instances/a/run/drill/activemq.xml")))
                    .matches("<replicatedLevelDB connectUrl=\"tcp://" + PROXY + "\" bind=\"tcp://127.0.0.1:61619\""
                            + " zkAddress=\"" + PROXY + "\"/> static:\\(tcp://" + PROXY
                            + ",tcp://127.0.0.1:616180\\) tcp://127.0.0.1:61617")
                    .doesNotContain("127.0.0.1:2181", "127.0.0.1:61618,");
            assertThat(proxied.leadsTo(cluster.instance("a"))).isTrue();
            assertThat(List.of(2181, 61617, 61618, 61619)).allMatch(proxied::isPlanned);
            assertThat(proxied.isPlanned(61615)).isFalse();
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
        try (ProxiedLinks proxied = ProxiedLinks.create(cluster.instances(), Optional.empty())) {
            // then
            Path copies = folder.resolve("instances/a/run/drill");
            assertThat(copies.resolve("activemq.xml"))
                    .hasContent("<property name=\"location\" value=\"file:run/drill/database.properties\"/>");
            assertThat(Files.readString(copies.resolve("database.properties")))
                    .matches("url=jdbc\\\\:postgresql\\\\://" + PROXY + "/activemq\npassword=secret\n");
            assertThat(Files.getPosixFilePermissions(copies.resolve("database.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(proxied.leadsTo(cluster.instance("b"))).isFalse();
        }
    }

    @Test
    void anAddressOfIpv6LeadsThroughAProxyAsAnyOther() throws Exception {
        // given
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("6.3.1")
                .host("here", "::1")
                .group("one", group -> group.broker("a", broker -> broker.port(PortKind.OPENWIRE, 61617)))
                .group("two", group -> group.broker("b", broker -> broker.port(PortKind.OPENWIRE, 61618)));
        RunningCluster cluster = RunningCluster.of(topology.build(), folder, Optional.empty());
        write("a", "conf/activemq.xml", "static:(tcp://[::1]:61618) tcp://[::1]:61617");
        write("a", "conf/database.properties", "url=jdbc\\:postgresql\\://[\\:\\:1]\\:5432/activemq\n");
        write("b", "conf/activemq.xml", "nothing");

        // when
        try (ProxiedLinks proxied = ProxiedLinks.create(cluster.instances(), Optional.empty())) {
            // then
            Path copies = folder.resolve("instances/a/run/drill");
            assertThat(proxied.leadsTo(cluster.instance("b"))).isTrue();
            assertThat(copies.resolve("activemq.xml"))
                    .content()
                    .matches("static:\\(tcp://" + PROXY + "\\) tcp://\\[::1]:61617");
            assertThat(copies.resolve("database.properties")).content().matches("url=jdbc.*" + PROXY + "/activemq\n");
        }
    }

    @Test
    void whatOfAMastersLinksStaysIsSaid() throws Exception {
        // given
        RunningCluster cluster = cluster();
        Group group = cluster.topology().group("group").orElseThrow();
        Group file = new TopologyBuilder()
                .group("file", given -> given.size(2).sharedFileSystem())
                .build()
                .group("file")
                .orElseThrow();
        write("a", "conf/activemq.xml", "<replicatedLevelDB zkAddress=\"127.0.0.1:2181\"/>");
        write("b", "conf/activemq.xml", "<replicatedLevelDB connectUrl=\"tcp://b\" zkAddress=\"127.0.0.1:2181\"/>");

        // when, then
        try (ProxiedLinks proxied = ProxiedLinks.create(cluster.instances(), Optional.of("connectUrl"))) {
            assertThat(PartitionRehearsal.notCut(group, cluster.instance("a"), proxied))
                    .isEmpty();
            assertThat(PartitionRehearsal.notCut(group, cluster.instance("b"), proxied))
                    .hasValue("the link between b and its slaves stayed while it was cut off from all else:"
                            + " its configuration has a connectUrl of its own");
        }
        try (ProxiedLinks proxied = ProxiedLinks.create(cluster.instances(), Optional.empty())) {
            assertThat(PartitionRehearsal.notCut(group, cluster.instance("a"), proxied))
                    .hasValue(
                            "the link between a and its slaves stayed while it was cut off from all else: before"
                                    + " 5.11, a member of a replicatedLevelDB group cannot be made to name a proxy (connectUrl)");
            assertThat(PartitionRehearsal.notCut(file, cluster.instance("a"), proxied))
                    .isEmpty();
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
