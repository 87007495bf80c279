package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.process.PortHolder;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A slave whose port this JVM holds. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks at /proc")
class ForeignPortsTest {

    @TempDir
    private Path folder;

    private ServerSocket other;
    private PretendedCluster pretended;
    private RunningCluster cluster;

    @BeforeEach
    void start() throws Exception {
        other = listen(127, 0, 0, 1);
        Topology topology = Topologies.r2()
                .group(
                        "shared",
                        group -> group.broker(
                                "shared-1", broker -> broker.port(PortKind.OPENWIRE, other.getLocalPort())))
                .build();
        pretended = new PretendedCluster(topology, folder).behaves("shared-1", Behaviour.WAITS_FOR_THE_LOCK);
        cluster = pretended.cluster();
    }

    @AfterEach
    void end() throws Exception {
        other.close();
        pretended.close();
    }

    @Test
    void aSlaveWhosePortSomebodyElseHoldsIsToldAndNoOther() throws Exception {
        // given
        int port = other.getLocalPort();
        other.close();
        cluster.instance("shared-1").start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cluster.instance("shared-1").state().role() == Role.SLAVE);
        ForeignPorts ports = new ForeignPorts(cluster);
        assertThat(ports.warnings()).isEmpty();
        assertThatCode(ports::check).doesNotThrowAnyException();

        // when
        other = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));

        // then
        assertThat(ports.warnings())
                .singleElement()
                .asString()
                .startsWith("the takeover will fail: port " + port + " (openwire) of shared-1 is held by process "
                        + ProcessHandle.current().pid() + ": ")
                .doesNotContain("\n");
        assertThatThrownBy(ports::check)
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("The drill was not begun")
                .hasMessageContaining("port " + port + " (openwire) of shared-1");
    }

    @Test
    void aPortOfWhatDoesNotRunIsNoneOfItsBusiness() {
        assertThat(new ForeignPorts(cluster).warnings()).isEmpty();
    }

    @Test
    void anotherAddressIsNotInTheWay() throws Exception {
        // given
        PortHolder holder = new PortHolder();
        try (ServerSocket elsewhere = listen(127, 0, 0, 2);
                ServerSocket everywhere = listen(0, 0, 0, 0)) {
            // when, then
            assertThat(holder.of("127.0.0.1", elsewhere.getLocalPort())).isEmpty();
            assertThat(holder.of("127.0.0.2", elsewhere.getLocalPort())).isPresent();
            assertThat(holder.of("0.0.0.0", elsewhere.getLocalPort())).isPresent();
            assertThat(holder.of("127.0.0.1", everywhere.getLocalPort())).isPresent();
            assertThat(holder.foreign(
                            "127.0.0.2",
                            elsewhere.getLocalPort(),
                            ProcessHandle.current().pid()))
                    .isEmpty();
        }
    }

    private static ServerSocket listen(int... address) throws IOException {
        byte[] bytes = new byte[address.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) address[i];
        }
        return new ServerSocket(0, 1, InetAddress.getByAddress(bytes));
    }
}
