package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of a broker's store, in the words of its release. */
class RenderedStoresTest {

    @Test
    void membersOnOneMachineDoNotShareALevelDbDirectory() throws Exception {
        // given
        UnaryOperator<TopologyBuilder> given = topology -> topology.group(
                "group1", group -> group.replicatedLevelDb("zk", store -> store.directory("/var/leveldb")));
        TopologyBuilder onThreeMachines =
                Topologies.r6().host("a", "10.0.0.1").host("b", "10.0.0.2").host("c", "10.0.0.3");

        // when
        Rendering together = Rendering.of(given.apply(Topologies.r6()).build());
        Rendering apart = Rendering.of(given.apply(onThreeMachines).build());

        // then
        assertThat(together.text("instances/group1-2/conf/activemq.xml"))
                .contains("directory=\"/var/leveldb/group1-2\"");
        assertThat(apart.text("instances/group1-2/conf/activemq.xml")).contains("directory=\"/var/leveldb\"");
    }

    @ParameterizedTest
    @CsvSource({"5.9.0, zkSessionTmeout", "5.10.0, zkSessionTmeout", "5.10.1, zkSessionTimeout"})
    void theSessionTimeoutIsCalledAsTheReleaseCallsIt(String release, String attribute) throws Exception {
        // given
        TopologyBuilder topology = Topologies.r6().activemq(release).runtime(RuntimeKind.ASSEMBLED);

        // when, then
        assertThat(Rendering.of(topology.build()).text("instances/group1-1/conf/activemq.xml"))
                .contains(" " + attribute + "=\"2s\"");
    }

    @Test
    void eachBrokerHoldsTheLeaseUnderANameOfItsOwn() throws Exception {
        Rendering rendering = Rendering.of(Topologies.r3().build());

        assertThat(rendering.text("instances/database-1/conf/activemq.xml")).contains("leaseHolderId=\"database-1\"");
        assertThat(rendering.text("instances/database-2/conf/activemq.xml")).contains("leaseHolderId=\"database-2\"");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mariadb://db/a,mysql-jdbc-adapter", "JDBC:MySQL://db/a,mysql-jdbc-adapter"})
    void theDialectIsThatOfTheDatabase(String url, String adapter) throws Exception {
        // given
        TopologyBuilder topology = Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.url(url)));

        // when, then
        assertThat(Rendering.of(topology.build()).text("instances/database-1/conf/activemq.xml"))
                .contains("<" + adapter + "/>");
    }

    @Test
    void aSlaveWaitsForItsMasterAndTakesOverOnce() throws Exception {
        Rendering rendering = Rendering.of(Topologies.r1().build());

        assertThat(rendering.text("instances/pair-1/conf/activemq.xml")).contains("waitForSlave=\"true\"");
        assertThat(rendering.text("instances/pair-2/conf/activemq.xml"))
                .contains(
                        "masterConnectorURI=\"failover:(tcp://127.0.0.1:61616)"
                                + "?startupMaxReconnectAttempts=2147483647&amp;maxReconnectAttempts=0&amp;maxReconnectDelay=1000\"");
    }
}
