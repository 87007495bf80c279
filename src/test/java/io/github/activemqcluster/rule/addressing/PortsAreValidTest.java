package io.github.activemqcluster.rule.addressing;

import static io.github.activemqcluster.topology.PortKind.CLIENT;
import static io.github.activemqcluster.topology.PortKind.JMX;
import static io.github.activemqcluster.topology.PortKind.OPENWIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsAreValidTest {

    private final RuleTester rule = new RuleTester(new PortsAreValid());

    @Test
    void silentOnPlannedPorts() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void findsNumbersThatAreNoPorts(int port) {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.port(OPENWIRE, port))))
                .containsExactly("ERROR [ports-valid] topology.groups[0].brokers[1].ports.openwire: " + port
                        + " is not a port. Give one from 1 to 65535, or leave it out.");
    }

    @Test
    void takesTheFirstPortForAPrivilegedOne() {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.port(OPENWIRE, 1))))
                .singleElement()
                .asString()
                .startsWith(
                        "WARNING [ports-valid] topology.groups[0].brokers[1].ports.openwire: 1 is a privileged port");
    }

    @Test
    void warnsOfPrivilegedPorts() {
        assertThat(rule.findsInR9(r9 -> r9.server("zk1-1", server -> server.port(CLIENT, 1023))))
                .containsExactly("WARNING [ports-valid] topology.ensembles[0].servers[0].ports.client: 1023 is a"
                        + " privileged port, which on most systems only root may open. Give one from 1024 up, or leave"
                        + " it out.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 65_535})
    void takesTheFirstAndTheLast(int port) {
        assertThat(rule.findsInR9(r9 -> r9.broker("group1-2", broker -> broker.port(JMX, port))))
                .isEmpty();
    }
}
