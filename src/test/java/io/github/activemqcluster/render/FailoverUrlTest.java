package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.io.StringReader;
import java.net.URI;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.util.URISupport;
import org.apache.activemq.util.URISupport.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ActiveMQ's own classes read the files that are rendered. */
class FailoverUrlTest {

    @Test
    void hasEveryBrokerOfEveryGroupInOrder() {
        // given
        Topology r9 = Topologies.r9().build();

        // when
        FailoverUrl url = FailoverUrl.of(r9, r9.clients().get(0));

        // then
        assertThat(url)
                .hasToString(
                        "failover:(tcp://127.0.0.1:61616,tcp://127.0.0.1:61617,tcp://127.0.0.1:61618,"
                                + "tcp://127.0.0.1:61619,tcp://127.0.0.1:61620,tcp://127.0.0.1:61621)?timeout=30000&maxReconnectDelay=500");
    }

    @Test
    void namesTheSchemeThatConnectsToTheOneThatListens() {
        // given
        Topology topology = Topologies.r2()
                .host("six", "fe80::1")
                .group(
                        "shared",
                        group -> group.transportConnector(
                                PortKind.OPENWIRE, "auto+nio+ssl", Map.of("needClientAuth", "true")))
                .build();

        // when
        FailoverUrl url = FailoverUrl.of(topology, topology.clients().get(0));

        // then
        assertThat(url.members()).startsWith("ssl://[fe80::1]:61616");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a&b=c", "50%", "a+b c", "(x),y", "é\u20ac", "a#b?c", "%26", "100%25"})
    void activemqReadsTheOptionsThatWereGiven(String value) throws Exception {
        // given
        Topology topology = Topologies.r2()
                .client("application", client -> client.option("nested.jms.clientID", value))
                .build();

        // when
        CompositeData failover = URISupport.parseComposite(
                new URI(FailoverUrl.of(topology, topology.clients().get(0)).toString()));
        // Spring's URIEditor gives the URI to the broker in this form.
        String edited =
                Uris.simple("tcp", "0.0.0.0", 1, Map.of("option", value)).replace("%", "%25");
        Map<String, String> listening = URISupport.parseParameters(new URI(edited));

        // then
        assertThat(failover.getScheme()).isEqualTo("failover");
        assertThat(failover.getComponents()).hasSize(3);
        assertThat(failover.getParameters()).containsEntry("nested.jms.clientID", value);
        assertThat(listening).containsExactly(Map.entry("option", value));
    }

    @Test
    void springBootsUrlSetsTheThreeSettings() throws Exception {
        // given
        Properties properties = properties("application.properties");

        // when
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(properties.getProperty("spring.activemq.broker-url"));

        // then
        assertThat(factory.isUseAsyncSend()).isTrue();
        assertThat(factory.isAlwaysSessionAsync()).isTrue();
        assertThat(factory.isUseDedicatedTaskRunner()).isTrue();
        assertThat(factory.getBrokerURL()).startsWith("failover:(tcp://127.0.0.1:61616,");
    }

    @Test
    @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // a name of ours, looked up in a file of ours, is what is tested
    void jndiFindsTheConnectionFactory() throws Exception {
        // given
        Hashtable<Object, Object> environment = new Hashtable<>(properties("jndi.properties"));
        Context context = new InitialContext(environment);

        // when
        ActiveMQConnectionFactory factory = (ActiveMQConnectionFactory) context.lookup("ConnectionFactory");

        // then
        assertThat(factory.getBrokerURL()).startsWith("failover:(tcp://127.0.0.1:61616,");
        assertThat(factory.isUseAsyncSend()).isTrue();
        assertThat(factory.isUseDedicatedTaskRunner()).isTrue();
    }

    @Test
    void theSpringBeanIsThatConnectionFactory() throws Exception {
        // given
        var context = new org.springframework.context.support.GenericXmlApplicationContext();
        context.load(new org.springframework.core.io.ByteArrayResource(
                rendering().text("clients/application/spring.xml").getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        // when
        context.refresh();

        // then
        try (context) {
            ActiveMQConnectionFactory factory = context.getBean(ActiveMQConnectionFactory.class);
            assertThat(factory.getBrokerURL())
                    .isEqualTo(properties("client.properties").getProperty("url"));
            assertThat(factory.isUseAsyncSend()).isTrue();
            assertThat(factory.isAlwaysSessionAsync()).isTrue();
            assertThat(factory.isUseDedicatedTaskRunner()).isTrue();
        }
    }

    private static Properties properties(String name) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(rendering().text("clients/application/" + name)));
        return properties;
    }

    private static Rendering rendering() throws Exception {
        // ActiveMQ's own defaults are false, so true shows that ActiveMQ reads the file.
        TopologyBuilder topology = Topologies.r10().client("application", client -> client.option("randomize", "false")
                .useAsyncSend(true)
                .useDedicatedTaskRunner(true));
        return Rendering.of(topology.build());
    }
}
