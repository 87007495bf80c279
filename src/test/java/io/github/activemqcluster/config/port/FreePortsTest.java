package io.github.activemqcluster.config.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreePortsTest {

    @TempDir
    private Path folder;

    @Test
    void areNoneThatTheOperatingSystemGivesToWhoeverAsksForSomePort() throws Exception {
        // given
        Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        int lowest = Files.exists(range)
                ? Integer.parseInt(Files.readString(range).strip().split("\\s+", 2)[0])
                : 49_152;

        // when
        List<Integer> ports = new ArrayList<>();
        try (PortSource.Session session = PortSource.free().open()) {
            for (int i = 0; i < 40; i++) {
                ports.add(session.next("127.0.0.1", PortKind.OPENWIRE, port -> false)
                        .orElseThrow());
            }
        }

        // then
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 1023);
        if (lowest > 16_000) {
            assertThat(ports).allMatch(port -> port < lowest);
        }
    }

    @Test
    void goAroundWhatIsTakenOrListenedOnAndAreHeld() throws Exception {
        // given
        int first = emptyRange(4);
        try (ServerSocket somebody = bind(first + 1);
                FreePorts ports = new FreePorts(first, first + 3, first)) {
            // when
            int start = next(ports, port -> port == first + 2);
            int other = next(ports, port -> port == first + 2);

            // then
            assertThat(List.of(start, other)).containsExactlyInAnyOrder(first, first + 3);
            assertThat(somebody.getLocalPort()).isEqualTo(first + 1);
            assertThatThrownBy(() -> bind(first)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> next(ports, port -> port == first + 2))
                    .isInstanceOf(IOException.class)
                    .hasMessage("none of those from " + first + " to " + (first + 3) + " can be bound");
        }
        bind(first).close();
    }

    @Test
    void endBelowTheOperatingSystemsOwnWhereItLeavesAny() throws Exception {
        assertThat(FreePorts.lastBelow(file("20000\t65535\n"))).isEqualTo(19_999);
        assertThat(FreePorts.lastBelow(file("32768\t60999\n"))).isEqualTo(32_000);
        assertThat(FreePorts.lastBelow(file("1024\t65535\n"))).isEqualTo(32_000);
        assertThat(FreePorts.lastBelow(folder.resolve("not there"))).isEqualTo(32_000);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("range"), text);
    }

    private static int next(FreePorts ports, IntPredicate isTaken) throws IOException {
        return ports.next("127.0.0.1", PortKind.OPENWIRE, isTaken).orElseThrow();
    }

    /** The first port of a row of free ports. */
    private static int emptyRange(int size) throws IOException {
        for (int first = 20_000; first < 30_000; first += size) {
            if (isEmpty(first, size)) {
                return first;
            }
        }
        throw new IOException("no " + size + " free ports in a row");
    }

    private static boolean isEmpty(int first, int size) {
        for (int port = first; port < first + size; port++) {
            try {
                bind(port).close();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
