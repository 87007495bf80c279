package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowPortsTest {

    @Test
    void choosesDifferentOnesOfTheRangeThatCanBeBound() throws IOException {
        List<Integer> ports = LowPorts.choose(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates().allSatisfy(port -> {
            assertThat(port).isBetween(LowPorts.FIRST, LowPorts.LAST);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        });
    }
}
