package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.PortKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportsAreEncryptedTest {

    private final RuleTester rule = new RuleTester(new TransportsAreEncrypted());

    @Test
    void silentOnTlsAndOnThisMachine() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsOfWhatOthersReachInTheClear() {
        assertThat(rule.finds(Topologies.r10()
                        .host("mq1", "mq1.example.org")
                        .group("group1", group -> group.protocols(PortKind.OPENWIRE, PortKind.AMQP))
                        .group("group2", group -> group.transportConnector(PortKind.OPENWIRE, "nio+ssl", Map.of()))))
                .containsExactly("WARNING [transport-encrypted] topology.groups[0].transportConnectors: other machines"
                        + " connect with tcp and amqp, where whoever is on the way reads messages and passwords. Give"
                        + " the transport connectors a scheme with TLS, such as ssl, and the group an <sslContext>.");
    }
}
