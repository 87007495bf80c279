package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts that stand for generated ones are shell scripts")
class LiveClusterTest {

    /** The bound for an event that must come, however slow the machine is. */
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The time to wait for an event that must not come. */
    private static final Duration IN_VAIN = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private final List<BrokerService> brokers = new ArrayList<>();
    private Path output;
    private Processes processes;

    @BeforeEach
    void generate() throws IOException {
        output = Files.createDirectories(directory.toRealPath().resolve("with space/activemq-cluster"));
        processes = new Processes(output);
        topology(61616, 61617);
        script("start", "");
        script("stop", "");
    }

    private void topology(int firstPort, int secondPort) throws IOException {
        Files.writeString(
                output.resolve("topology.xml"),
                """
                <topology xmlns="urn:example">
                  <hosts><host><id>here</id><address>127.0.0.1</address></host></hosts>
                  <ensembles><ensemble><id>zk</id>
                    <servers><server><id>zk-1</id><host>here</host><ports><client>2181</client></ports></server></servers>
                  </ensemble></ensembles>
                  <groups><group><id>group1</id><brokers>
                    <broker><id>group1-1</id><host>here</host><ports><openwire>%d</openwire></ports></broker>
                    <broker><id>group1-2</id><host>here</host><ports><openwire>%d</openwire></ports></broker>
                  </brokers></group></groups>
                </topology>
                """
                        .formatted(firstPort, secondPort));
    }

    @AfterEach
    void end() throws Exception {
        processes.killAll();
        for (BrokerService broker : brokers) {
            broker.stop();
        }
    }

    @Test
    void readsWhatWasGenerated() throws IOException {
        try (LiveCluster cluster = LiveCluster.at(output)) {
            assertThat(cluster.groups()).containsExactly("group1");
            assertThat(cluster.brokers("group1")).extracting(Member::id).containsExactly("group1-1", "group1-2");
            assertThat(cluster.brokers("group1")).extracting(Member::port).containsExactly(61616, 61617);
            assertThat(cluster.groupUrl("group1"))
                    .startsWith("failover:(tcp://127.0.0.1:61616,tcp://127.0.0.1:61617)?");
        }
    }

    @Test
    void whatAnEarlierRunLeftIsEnded() throws IOException {
        Process left = instance(output, "group1-1");

        LiveCluster.at(output).close();

        assertThat(left.onExit()).succeedsWithin(SOON);
    }

    @Test
    void anotherOutputDirectoryIsLeftAlone() throws IOException {
        Path other = Files.createDirectories(output.resolveSibling("other"));
        Process stranger = instance(other, "group1-1");
        try {
            LiveCluster.at(output).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            new Processes(other).killAll();
        }
    }

    @Test
    void killsTheProcessThatTheInstanceHasWrittenDown() throws IOException {
        LiveCluster cluster = LiveCluster.at(output);
        try (cluster) {
            Process first = instance(output, "group1-1");
            Process second = instance(output, "group1-2");
            script("stop", "kill " + second.pid());

            cluster.kill(cluster.brokers("group1").get(0));

            assertThat(first.onExit()).succeedsWithin(SOON);
            assertThat(second.isAlive()).isTrue();
        }
    }

    @Test
    void aPidThatNowBelongsToAnotherInstanceIsNotKilled() throws IOException {
        LiveCluster cluster = LiveCluster.at(output);
        try (cluster) {
            Process second = instance(output, "group1-2");
            script("stop", "kill " + second.pid());
            Member first = cluster.brokers("group1").get(0);
            Files.createDirectories(first.pidFile().getParent());
            Files.writeString(first.pidFile(), Long.toString(second.pid()));

            assertThatThrownBy(() -> cluster.kill(first)).hasMessageStartingWith("group1-1 does not run");
            assertThat(second.isAlive()).isTrue();
        }
    }

    @Test
    void anInstanceThatHasEndedEndsTheWaitAtOnce() throws IOException {
        try (LiveCluster cluster = LiveCluster.at(output)) {
            Path log = Files.createDirectories(output.resolve("instances/zk-1/data"))
                    .resolve("zookeeper.log");
            Files.writeString(log, "the reason\n");

            assertThatThrownBy(cluster::awaitReady)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("zk-1 has ended")
                    .hasMessageContaining("the reason");
        }
    }

    @Test
    void aGroupIsReadyOnceOneIsMasterAndTheOtherSaysThatItWaits() throws Exception {
        topology(broker(), portThatNobodyListensOn());
        Path log = Files.createDirectories(output.resolve("instances/group1-2/data"))
                .resolve("activemq.log");
        String waits = "This broker is now in slave mode waiting a lock to be acquired\n";
        // Lines from before its last start do not count.
        Files.writeString(log, waits);
        LiveCluster impatient = LiveCluster.of(output, SOON, Duration.ofSeconds(1));
        LiveCluster patient = LiveCluster.of(output, SOON, SOON);
        try (impatient;
                patient) {
            endAtStop(instance(output, "zk-1"), instance(output, "group1-1"), instance(output, "group1-2"));
            impatient.start();
            patient.start();

            assertThatThrownBy(impatient::awaitReady).hasMessageContaining("one master and otherwise slaves");
            Files.writeString(log, waits, StandardOpenOption.APPEND);
            patient.awaitReady();

            assertThat(patient.awaitMaster("group1").id()).isEqualTo("group1-1");
        }
    }

    @Test
    void aMemberThatShutDownOverItsSessionIsStartedAgainAFewTimes() throws Exception {
        topology(broker(), portThatNobodyListensOn());
        Path log = Files.createDirectories(output.resolve("instances/group1-2/data"))
                .resolve("activemq.log");
        script("start", "echo 'Slave started. Apache ActiveMQ is shutting down' >> '" + log + "'");
        LiveCluster cluster = LiveCluster.of(output, SOON, SOON);
        try (cluster) {
            endAtStop(instance(output, "zk-1"), instance(output, "group1-1"));
            cluster.start();

            assertThatThrownBy(cluster::awaitReady)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("group1-2 has shut down, after [group1-2, group1-2, group1-2]");
            assertThat(cluster.revived()).hasSize(3);
        }
    }

    @Test
    void aMemberThatWasKilledIsNotStartedAgain() throws Exception {
        topology(broker(), portThatNobodyListensOn());
        Path log = Files.createDirectories(output.resolve("instances/group1-2/data"))
                .resolve("activemq.log");
        LiveCluster cluster = LiveCluster.of(output, SOON, SOON);
        try (cluster) {
            endAtStop(instance(output, "zk-1"), instance(output, "group1-1"));
            Files.writeString(log, "Apache ActiveMQ is shutting down\nSlave started\n");

            assertThatThrownBy(cluster::awaitReady).hasMessageStartingWith("group1-2 has ended");
            assertThat(cluster.revived()).isEmpty();
        }
    }

    @Test
    void aMemberThatIsKnownToHangIsStartedAgainAndNoOther() throws Exception {
        topology(portThatNobodyListensOn(), portThatNobodyListensOn());
        script("start", "echo \"$@\" >>'" + output.resolve("starts") + "'");
        LiveCluster cluster = LiveCluster.of(output, SOON, SOON);
        try (cluster) {
            endAtStop(instance(output, "group1-1"), instance(output, "group1-2", SlaveLevelDBStore.class));

            cluster.startAgainWhoHangs("group1");

            assertThat(cluster.revived()).containsExactly("group1-2");
            assertThat(content(output.resolve("starts")))
                    .endsWith(" group1-2\n")
                    .hasLineCount(1);
            assertThat(cluster.isAlive("group1-1")).isTrue();
            assertThat(cluster.isAlive("group1-2")).isFalse();
        }
    }

    @Test
    void twoMastersInOneGroupAreNoGroup() throws Exception {
        topology(broker(), broker());
        LiveCluster cluster = LiveCluster.of(output, SOON, IN_VAIN);
        try (cluster) {
            endAtStop(instance(output, "zk-1"), instance(output, "group1-1"), instance(output, "group1-2"));

            assertThatThrownBy(cluster::awaitReady)
                    .hasMessageContaining("group group1 has several masters: [group1-1, group1-2]");
        }
    }

    @Test
    void aStopScriptThatLeavesAProcessIsFoundOutAndTheProcessEnded() throws IOException {
        LiveCluster cluster = LiveCluster.of(output, Duration.ofMillis(300), SOON);
        Process left = instance(output, "group1-1");

        assertThatThrownBy(cluster::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the end of all processes after bin/stop")
                .hasMessageContaining("-Dactivemq-cluster.instance=group1-1");
        assertThat(left.onExit()).succeedsWithin(SOON);
    }

    @Test
    void aStartScriptThatFailsIsReportedWithWhatItSaid() throws IOException {
        script("start", "echo no such port >&2; exit 3");
        try (LiveCluster cluster = LiveCluster.at(output)) {
            assertThatThrownBy(cluster::start)
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining("no such port");
        }
    }

    @Test
    void theStartScriptIsToldWhichInstances() throws IOException {
        script("start", "echo \"$@\" > \"$(dirname \"$0\")\"/../arguments");
        try (LiveCluster cluster = LiveCluster.at(output)) {
            cluster.start(cluster.brokers("group1").get(1));
        }

        assertThat(output.resolve("arguments")).hasContent("--timeout 300 group1-2");
    }

    private int broker() throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("broker" + brokers.size());
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
        brokers.add(broker);
        return broker.getTransportConnectors().get(0).getConnectUri().getPort();
    }

    private static int portThatNobodyListensOn() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void endAtStop(Process... all) throws IOException {
        script(
                "stop",
                Stream.of(all)
                        .map(process -> "kill " + process.pid() + " 2>/dev/null || :")
                        .collect(Collectors.joining("\n")));
    }

    private void script(String name, String body) throws IOException {
        Path script = Files.createDirectories(output.resolve("bin")).resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * A process as the scripts start it: with the marker, in the instance's directory, and with its pid in the pid
     * file.
     */
    private static Process instance(Path output, String id) throws IOException {
        return instance(output, id, Idle.class);
    }

    private static Process instance(Path output, String id, Class<?> main) throws IOException {
        Path instance = output.resolve("instances").resolve(id);
        Path console = Files.createDirectories(instance.resolve("run")).resolve("console.log");
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dactivemq-cluster.instance=" + id,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()))
                .directory(instance.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        Files.writeString(instance.resolve("run/pid"), process.pid() + "\n");
        // From then on the process has its own command line, not that of its parent process.
        Bounded.await("the start of " + id, SOON, () -> content(console), () -> content(console)
                .contains(Idle.UP));
        return process;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs until it is killed, or its parent has ended. */
    static final class Idle {

        private static final String UP = "up";

        private Idle() {}

        public static void main(String... args) throws Exception {
            System.out.println(UP);
            Optional<ProcessHandle> parent = ProcessHandle.current().parent();
            if (parent.isPresent()) {
                parent.get().onExit().get();
            }
        }
    }

    /** Has the name of the class of ActiveMQ that waits for ever in a method of that name. */
    static final class SlaveLevelDBStore {

        private SlaveLevelDBStore() {}

        public static void main(String[] args) throws Exception {
            doStop();
        }

        private static void doStop() throws Exception {
            Idle.main();
        }
    }
}
