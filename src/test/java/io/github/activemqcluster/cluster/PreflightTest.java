package io.github.activemqcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final Java JAVA_17 = new Java(Path.of("/java/17"), 17, "Maven's own");
    private static final List<Release> RELEASES =
            List.of(new Releases().activemq("6.3.1").orElseThrow());

    @TempDir
    private Path folder;

    @Test
    void aFreePortIsFree() throws IOException {
        // given
        int port;
        try (ServerSocket closed = listen()) {
            port = closed.getLocalPort();
        }

        // when, then
        assertThatCode(() -> preflight(onPort(port)).check(JAVA_17, RELEASES)).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoHasAPortIsNamedAndEverythingElseThatIsWrongToo() throws IOException {
        // given
        try (ServerSocket taken = listen()) {
            // when, then
            assertThatThrownBy(() -> preflight(onPort(taken.getLocalPort()))
                            .check(new Java(Path.of("/java/8"), 8, "the javaHome given"), RELEASES))
                    .isInstanceOf(MachineException.class)
                    .hasMessageStartingWith("The cluster cannot be started here, and nothing was:\n"
                            + "- activemq 6.3.1 needs Java 17 or later, but /java/8 (the javaHome given) is Java 8. Name a later"
                            + " one as javaHome.\n"
                            + "- Port " + taken.getLocalPort() + " (openwire of one-1) is in use by process "
                            + ProcessHandle.current().pid() + ": ")
                    .hasMessageEndingWith(
                            ". End it, or generate with other ports: -Dactivemq-cluster.dynamicPorts=true takes free ones.");
        }
    }

    @Test
    void aDiskIsTooSmallForThoseThatKeepTheirDataOnIt() throws IOException {
        // given: two with a dataDirectory on a small disk, one in the output directory on a large one
        TopologyBuilder topology = new TopologyBuilder().activemq("6.3.1").group("one", 3);
        for (String id : List.of("one-1", "one-2")) {
            Path bin = Files.createDirectories(
                    folder.resolve("instances").resolve(id).resolve("bin"));
            Files.writeString(bin.resolve("instance.sh"), "instance_data='/var/it'\\''s/" + id + "'\n");
        }
        Preflight preflight = new Preflight(
                RunningCluster.of(topology.build(), folder, Optional.empty()),
                path -> Optional.of(
                        path.startsWith("/var/it's")
                                ? new Preflight.Disk("small", 150L << 20, 1L << 30)
                                : new Preflight.Disk("large", 150L << 20, 1L << 30)));

        // when, then
        assertThatThrownBy(() -> preflight.check(JAVA_17, RELEASES))
                .hasMessageContaining(
                        "- The disk of /var/it's/one-1 has 150 MB left, and 2 instances begin there with up to 200 MB."
                                + " Free some, or generate with another outputDirectory or dataDirectory.")
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void aDirectoryThatIsNotThereYetIsOnTheDiskOfThatAboveIt() {
        assertThat(Preflight.Disk.of(folder.resolve("not/there/yet"))
                        .orElseThrow()
                        .identity())
                .isEqualTo(Preflight.Disk.of(folder).orElseThrow().identity());
    }

    @Test
    void whatWasGeneratedForOtherMachinesIsNotStarted() {
        assertThatThrownBy(() -> preflight(Topologies.production()).check(JAVA_17, RELEASES))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(
                        "It was generated for mq1.example.org, mq2.example.org, mq3.example.org, and what is"
                                + " started here is on this machine only.")
                .hasMessageContaining("placement=local");
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    private static TopologyBuilder onPort(int port) {
        return new TopologyBuilder()
                .activemq("6.3.1")
                .group("one", group -> group.broker("one-1", broker -> broker.port(PortKind.OPENWIRE, port)));
    }

    private Preflight preflight(TopologyBuilder topology) {
        return new Preflight(RunningCluster.of(topology.build(), folder, Optional.empty()));
    }
}
