package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.config.bind.Declarations.group;
import static io.github.activemqcluster.config.bind.Declarations.hosts;
import static io.github.activemqcluster.config.bind.Declarations.ports;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import org.junit.jupiter.api.Test;

/** Tests the hosts and the ports of brokers. */
class BrokerHostsTest {

    @Test
    void areTakenInTurnByFailureDomain() {
        // given
        String hosts = hosts("a1:A", "a2:A", "a3:A", "b1:B", "b2:B", "c1:C");

        // when
        Topology topology = bound(RELEASE + hosts + "<groups>"
                + "<group><id>g</id><size>4</size><sharedFileSystem/></group>"
                + "<group><id>h</id><kahaDB/></group>"
                + "<group><id>i</id><size>3</size><sharedFileSystem/></group>"
                + "</groups>");

        // then
        assertThat(topology.brokers())
                .map(Broker::host)
                .containsExactly("a1", "b1", "c1", "a2", "b2", "c1", "a3", "b1");
    }

    @Test
    void haveTheirPortsToThemselves() {
        Topology topology = bound(RELEASE + hosts("a:A", "b:B") + group("<size>4</size><sharedFileSystem/>"));

        assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61616, 61617, 61617);
    }

    @Test
    void shareTheirPortsWhereTheirAddressIsTheSame() {
        Topology topology = bound(RELEASE
                + "<hosts><host><id>a</id><address>localhost</address></host>"
                + "<host><id>b</id><address>127.0.0.1</address></host>"
                + "<host><id>c</id><address>MQ.example.org</address></host>"
                + "<host><id>d</id><address>mq.example.org</address></host></hosts>"
                + group("<size>4</size><sharedFileSystem/>"));

        assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61617, 61616, 61617);
    }

    @Test
    void mayNotExist() {
        Bound bound =
                Samples.bind(RELEASE + group("<brokers><broker><host>nowhere</host></broker></brokers><kahaDB/>"));

        assertThat(bound.messages()).isEmpty();
        assertThat(bound.topology().orElseThrow().brokers()).map(Broker::host).containsExactly("nowhere");
    }
}
