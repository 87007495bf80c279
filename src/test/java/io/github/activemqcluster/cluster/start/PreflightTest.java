package io.github.activemqcluster.cluster.start;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.output.InstanceSettings;
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
import java.util.function.Predicate;
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
        // given: two stores with a dataDirectory on a small disk, one in the output directory on a large disk
        TopologyBuilder topology = new TopologyBuilder().activemq("6.3.1").group("one", 3);
        for (String id : List.of("one-1", "one-2")) {
            Path instance = Files.createDirectories(folder.resolve("instances").resolve(id));
            Files.writeString(
                    instance.resolve("instance.properties"),
                    new InstanceSettings(id, "/var/it's/" + id, "activemq.log").text("a test"));
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
    void storesThatMayBecomeLargerThanTheirFileSystemAreNamedWithFigures() throws IOException {
        // given: two stores on one file system, one limited in per cent; and one with a small limit on another
        configured("one-1", "<storeUsage percentLimit=\"30\"/>", "${activemq.data}/kahadb");
        configured("one-2", "<storeUsage limit=\"2 gb\"/>", "${activemq.base}/../../shared/two");
        configured("one-3", "<storeUsage limit=\"100 mb\"/>", "/elsewhere/three");
        Files.createDirectories(folder.resolve("shared/two"));
        Files.write(folder.resolve("shared/two/db-1.log"), new byte[3 << 20]);
        Preflight preflight =
                stores(new Preflight.Disk("own", 2000L << 20, 4L << 30), path -> path.startsWith("/elsewhere"));

        // when, then: 30% of 4096 MB and 2048 MB
        assertThat(preflight.warnings())
                .containsExactly("The stores of one-1, one-2 may take 3276 MB together, and their file system ("
                        + folder.resolve("instances/one-1/data/kahadb")
                        + ") has room for 2003 MB. A store on a full disk loses messages: free some, or give them a limit that"
                        + " fits, <systemUsage><store>667 mb</store></systemUsage>.");
    }

    @Test
    void theMembersOfAGroupHaveOneStoreAndAnExpressionIsUnderstood() throws IOException {
        // given: the limit as it is written for releases before 5.13
        for (String id : List.of("one-1", "one-2", "one-3")) {
            configured(
                    id,
                    "<storeUsage limit=\"##{new java.io.File(systemProperties['activemq.data']).totalSpace / 100 * 60}\"/>",
                    "/shared/one");
        }

        // when, then
        assertThat(stores(new Preflight.Disk("own", 700L << 20, 1000L << 20), path -> false)
                        .warnings())
                .isEmpty();
        assertThat(stores(new Preflight.Disk("own", 500L << 20, 1000L << 20), path -> false)
                        .warnings())
                .singleElement(as(STRING))
                .startsWith(
                        "The store of one-1 may take 600 MB, and its file system (/shared/one) has room for 500 MB.");
    }

    @Test
    void aShareThatIsLargerThanTheRoomIsNoReasonToWorryWhereThereIsMuch() throws IOException {
        // given a disk that is more than half full, as an ordinary one is
        Preflight.Disk halfFull = new Preflight.Disk("own", 200L << 30, 500L << 30);
        configured("one-1", "<storeUsage percentLimit=\"60\"/>", "/shared/one");

        // when, then
        assertThat(stores(halfFull, path -> false).warnings()).isEmpty();
        assertThat(stores(new Preflight.Disk("own", 9L << 30, 500L << 30), path -> false)
                        .warnings())
                .hasSize(1);

        // when a user counts on a size, then
        configured("one-1", "<storeUsage limit=\"300 gb\"/>", "/shared/one");
        assertThat(stores(halfFull, path -> false).warnings()).hasSize(1);
    }

    @Test
    void aStoreOnAFullFileSystemIsNotStarted() throws IOException {
        // given
        configured("one-1", "<storeUsage percentLimit=\"60\"/>", "/shared/one");
        Preflight preflight = new Preflight(
                RunningCluster.of(
                        new TopologyBuilder().activemq("6.3.1").group("one", 1).build(), folder, Optional.empty()),
                path -> Optional.of(
                        path.startsWith("/shared")
                                ? new Preflight.Disk("full", 15L << 20, 1L << 30)
                                : new Preflight.Disk("own", 1L << 30, 1L << 30)));

        // when, then
        assertThatThrownBy(() -> preflight.check(JAVA_17, RELEASES))
                .hasMessageContaining("The file system of /shared/one, where one-1 has its store, has 15 MB left.")
                .hasMessageContaining("Free 16 MB at least.");
    }

    private void configured(String id, String storeUsage, String directory) throws IOException {
        Path conf =
                Files.createDirectories(folder.resolve("instances").resolve(id).resolve("conf"));
        Files.writeString(
                conf.resolve("activemq.xml"),
                "<beans><broker><persistenceAdapter><kahaDB directory=\"" + directory + "\"/></persistenceAdapter>"
                        + "<systemUsage><storeUsage>" + storeUsage + "</storeUsage></systemUsage></broker></beans>");
    }

    private Preflight stores(Preflight.Disk own, Predicate<Path> elsewhere) {
        return new Preflight(
                RunningCluster.of(
                        new TopologyBuilder().activemq("6.3.1").group("one", 3).build(), folder, Optional.empty()),
                path -> Optional.of(elsewhere.test(path) ? new Preflight.Disk("other", 1L << 30, 1L << 30) : own));
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
