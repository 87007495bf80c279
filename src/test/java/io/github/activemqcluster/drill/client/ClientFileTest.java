package io.github.activemqcluster.drill.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFileTest {

    @TempDir
    private Path folder;

    private List<Instance> orders;
    private List<Instance> parts;

    @BeforeEach
    void knowTheBrokers() {
        RunningCluster cluster = RunningCluster.of(
                new TopologyBuilder()
                        .activemq("6.3.1")
                        .group("orders", group -> group.size(2).sharedFileSystem("shared/orders", 2_000, 500))
                        .group("parts", group -> group.size(1))
                        .build(),
                folder,
                Optional.empty());
        orders = cluster.of("orders");
        parts = cluster.of("parts");
    }

    @Test
    void itsUrlIsNarrowedToTheBrokersOfOneGroupAndKeepsItsOptions() throws Exception {
        // given
        ClientFile file = written("url=failover:(" + urls(orders) + "," + urls(parts)
                + ")?maxReconnectDelay=500&randomize=false&jms.prefetchPolicy.queuePrefetch=7&nested.soTimeout=9000");

        // when
        ClientAccess access = file.to("orders", orders, Optional.empty(), Optional.empty());

        // then
        assertThat(access.url())
                .startsWith("failover:(" + urls(orders) + ")?")
                .contains("randomize=false", "nested.soTimeout=9000");
        assertThat(access.options())
                .containsEntry("maxReconnectDelay", "500")
                // a broker may tell of others, which would widen the list again
                .containsEntry("updateURIsSupported", "false");
        assertThat(access.factory().getPrefetchPolicy().getQueuePrefetch()).isEqualTo(7);
        assertThat(file.to("parts", parts, Optional.empty(), Optional.empty()).url())
                .startsWith("failover:(" + urls(parts) + ")?");
    }

    @Test
    void whatElseItSaysIsSetOnTheFactory() throws Exception {
        // given
        ClientAccess access = written(
                        "url=failover:(" + urls(orders) + ")",
                        "useAsyncSend=true",
                        "useDedicatedTaskRunner=true",
                        "alwaysSessionAsync=false",
                        "prefetchPolicy.queuePrefetch=3",
                        "clientID=only-one",
                        "userName=shop",
                        "password=s#e!c r:e=t")
                .to("orders", orders, Optional.of("somebody"), Optional.of("else"));

        // when
        ActiveMQConnectionFactory factory = access.factory();

        // then
        assertThat(factory.isUseAsyncSend()).isTrue();
        assertThat(factory.isUseDedicatedTaskRunner()).isTrue();
        assertThat(factory.isAlwaysSessionAsync()).isFalse();
        assertThat(factory.getPrefetchPolicy().getQueuePrefetch()).isEqualTo(3);
        assertThat(factory.getUserName()).isEqualTo("shop");
        assertThat(factory.getPassword()).isEqualTo("s#e!c r:e=t");
        assertThat(factory.getClientID()).isNull();
        assertThat(access.returnsEarly()).isTrue();
        assertThat(access).asString().doesNotContain("s#e!c");
    }

    @Test
    void whetherASendWaitsIsKnownFromTheUrlAsWell() throws Exception {
        assertThat(to("url=failover:(" + urls(orders) + ")?jms.useAsyncSend=true")
                        .returnsEarly())
                .isTrue();
        assertThat(to("url=failover:(" + urls(orders) + ")?jms.useAsyncSend=true&jms.alwaysSyncSend=true")
                        .returnsEarly())
                .isFalse();
        assertThat(to("url=failover:(" + urls(orders) + ")").returnsEarly()).isFalse();
    }

    @Test
    void aClientWithoutALoginGetsTheGiven() throws Exception {
        ClientAccess access = written("url=failover:(" + urls(orders) + ")")
                .to("orders", orders, Optional.of("admin"), Optional.of("secret"));

        assertThat(access.userName()).contains("admin");
        assertThat(access.password()).contains("secret");
    }

    @Test
    void whereNoClientIsSomebodyConnectsWithDefaults() throws Exception {
        ClientAccess access = ClientFile.withDefaults("drill", "orders", orders, Optional.empty(), Optional.empty());

        assertThat(access).hasToString("drill on orders");
        assertThat(access.url()).startsWith("failover:(" + urls(orders) + ")?");
    }

    @Test
    void whatCannotBeConnectedWithIsRefusedWithFileAndReason() {
        assertThatThrownBy(() -> to("useAsyncSend=false"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContainingAll("client 'shop'", "client.properties has no 'url'");
        assertThatThrownBy(() -> to("url=failover:(tcp://elsewhere:61616)"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContainingAll("has no broker of group 'orders'", "failover:(tcp://elsewhere:61616)");
        assertThatThrownBy(() -> to("url=failover:(" + urls(orders) + ")", "useAsyncSnd=true"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("ActiveMQConnectionFactory has no property 'useAsyncSnd'");
        assertThatThrownBy(() -> to("url=failover:(" + urls(orders).replace("tcp:", "ssl:") + ")"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("speaks OpenWire without TLS, and group 'orders' does not");
        assertThatThrownBy(() -> ClientFile.read(folder.resolve("none"), "shop"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("cannot be read");
    }

    private ClientAccess to(String... lines) throws Exception {
        return written(lines).to("orders", orders, Optional.empty(), Optional.empty());
    }

    private ClientFile written(String... lines) throws Exception {
        return ClientFile.read(Files.write(folder.resolve("client.properties"), List.of(lines)), "shop");
    }

    private static String urls(List<Instance> brokers) {
        return brokers.stream()
                .map(broker ->
                        "tcp://" + broker.address() + ":" + broker.ports().required(PortKind.OPENWIRE))
                .collect(Collectors.joining(","));
    }
}
