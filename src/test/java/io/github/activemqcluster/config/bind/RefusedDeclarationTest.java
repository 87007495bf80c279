package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.config.bind.Declarations.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests declarations that are incomplete, redundant or contradictory. */
class RefusedDeclarationTest {

    @Test
    void isATopologyOfNothing() {
        Bound bound = Samples.bind("");

        assertThat(bound.topology()).isEmpty();
        assertThat(bound.messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.activemq: is missing. Add <activemq>: the brokers' release.",
                        "ERROR [vocabulary] topology.groups: is missing. Add <groups>: the groups of brokers.");
    }

    @Test
    void isAReleaseThatIsNotOne() {
        Bound bound = Samples.bind("<activemq><version>latest</version></activemq>"
                + "<zookeeper><version>RELEASE</version></zookeeper>"
                + "<ensembles><ensemble><id>zk</id><size>1</size></ensemble></ensembles>" + group("<kahaDB/>"));

        assertThat(bound.topology()).isEmpty();
        assertThat(bound.messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.activemq.version: 'latest' is not a release number. Give one such as"
                                + " 5.18.3.",
                        "ERROR [vocabulary] topology.zookeeper.version: 'RELEASE' is not a release number. Give one such"
                                + " as 3.9.5.");
    }

    @Test
    void isAnEnsembleWithoutARelease() {
        Bound bound = Samples.bind("<activemq><version>5.16.7</version></activemq>"
                + "<ensembles><ensemble><id>zk</id><size>1</size></ensemble></ensembles>" + group("<kahaDB/>"));

        assertThat(bound.topology().orElseThrow().zookeeper()).isEmpty();
        assertThat(bound.messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.zookeeper: is missing, and an ensemble is to be started. Add"
                                + " <zookeeper><version>3.9.5</version></zookeeper>, or another release.");
    }

    @Test
    void isAnArchiveOfAnAssembledRuntime() {
        assertThat(Samples.bind("<activemq><version>5.16.7</version><runtime>assembled</runtime><archive>a</archive>"
                                + "</activemq>" + group("<kahaDB/>"))
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.activemq: an assembled runtime is put together from jars, and"
                                + " an archive is given too. Leave out the archive, or write <runtime>distribution</runtime>.");
    }

    @Test
    void isAGroupOfAnyNumberOfBrokers() {
        assertThat(Samples.bind(RELEASE + group("<sharedFileSystem/>")).messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0]: does not say how many brokers it has. Add <size>, or"
                                + " list them in <brokers>.");
    }

    @Test
    void isAClusterOfTenMillion() {
        assertThat(Samples.bind(RELEASE + group("<size>10000000</size><sharedFileSystem/>"))
                        .messages())
                .containsExactly("ERROR [vocabulary] topology.groups[0].size: '10000000' is out of range. Give a whole"
                        + " number from 1 to 10000.");
    }

    @Test
    @Timeout(20)
    void isAClusterOfTenMillionTakenApart() {
        // given
        String groups = IntStream.range(0, 1_000)
                .mapToObj(i -> "<group><id>g" + i + "</id><size>10000</size><sharedFileSystem/></group>")
                .collect(Collectors.joining("", "<groups>", "</groups>"));

        // when
        Bound bound = Samples.bind(RELEASE + groups);

        // then
        assertThat(bound.topology()).isEmpty();
        assertThat(bound.messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups: there are 10000000 brokers in all, and 10000 is the"
                                + " most. Take the topology apart.");
    }

    @Test
    void isOneProtocolWithTwoConnectors() {
        assertThat(Samples.bind(RELEASE
                                + group("<transportConnectors><transportConnector><protocol>openwire</protocol>"
                                        + "</transportConnector><transportConnector><protocol>openwire</protocol>"
                                        + "<scheme>nio</scheme></transportConnector></transportConnectors><kahaDB/>"))
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0].transportConnectors[1].protocol: 'openwire' has a"
                                + " transport connector already, and a broker has one port for each protocol. Keep one of the"
                                + " two.");
    }

    @Test
    void isWhatClientsWouldNeverBeTold() {
        assertThat(Samples.bind(RELEASE
                                + group("<transportConnectors><transportConnector><protocol>openwire</protocol>"
                                        + "<rebalanceClusterClients>true</rebalanceClusterClients><options>"
                                        + "<updateClusterClients>true</updateClusterClients></options>"
                                        + "</transportConnector><transportConnector><protocol>stomp</protocol>"
                                        + "<updateClusterClients>true</updateClusterClients></transportConnector>"
                                        + "</transportConnectors><kahaDB/>"))
                        .messages())
                .containsExactlyInAnyOrder(
                        "ERROR [vocabulary] topology.groups[0].transportConnectors[0].options.updateClusterClients:"
                                + " 'updateClusterClients' is no option of the URI, where it would do nothing, but the transport"
                                + " connector's own. Write it in <transportConnector>, beside <options>.",
                        "ERROR [vocabulary] topology.groups[0].transportConnectors[0].rebalanceClusterClients:"
                                + " 'rebalanceClusterClients' does nothing for clients that are not told of other brokers. Add"
                                + " <updateClusterClients>true</updateClusterClients>, or leave it out.",
                        "ERROR [vocabulary] topology.groups[0].transportConnectors[1].updateClusterClients: only clients"
                                + " that speak openwire are told of other brokers. Leave it out, or write it in the transport"
                                + " connector for openwire.");
    }

    @Test
    void isTheTimingOfAnEnsembleThatExistsAlready() {
        assertThat(Samples.bind(RELEASE
                                + "<ensembles><ensemble><id>zk</id><connectString>zk:2181</connectString>"
                                + "<tickTime>1000</tickTime></ensemble></ensembles>" + group("<kahaDB/>"))
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.ensembles[0]: tickTime, initLimit and syncLimit say nothing to"
                                + " an ensemble that exists already. Leave them out, or leave connectString out.");
    }
}
