package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.PortKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code bin/activemq}, with a Java that only prints what a console would. */
class MessagesScriptTest extends ScriptTest {

    private static final String SENT =
            """
            Java Runtime: Debian 17.0.15 /usr/lib/jvm/java-17-openjdk-amd64
              Heap sizes: current=397312k  free=391647k  max=6172672k
                JVM args: -XX:TieredStopAtLevel=1
            Extensions classpath:
              []
            ACTIVEMQ_HOME: /x
            INFO  | Connecting to URL: failover:(tcp://127.0.0.1:61616) as user: null
            INFO  | Sleeping between sends 0 ms
            INFO  | producer-1 Started to calculate elapsed time ...

            INFO  | producer-1 Produced: 3 messages
            INFO  | producer-1 Elapsed time in second : 0 s""";

    @Test
    void itSaysWhatWasDoneAndNoMore() throws Exception {
        // when
        Result sent =
                scripts.run(SENT, "bin/activemq", "producer", "--destination", "queue://q", "--messageCount", "3");

        // then
        assertThat(sent)
                .isEqualTo(
                        new Result(
                                0,
                                """
                        Connecting to URL: failover:(tcp://127.0.0.1:61616)
                        producer-1 Produced: 3 messages
                        """));
        assertThat(scripts.words())
                .contains("\"producer\"", "\"--brokerUrl\"", "\"--destination\"", "\"queue://q\"")
                .anyMatch(word -> word.startsWith("\"failover:(tcp://127.0.0.1:61616,tcp://127.0.0.1:61617,")
                        && word.endsWith("&maxReconnectDelay=500&startupMaxReconnectAttempts=60\""));
    }

    @Test
    void aPasswordIsOnNoCommandLine() throws Exception {
        // given
        Rendering.of(Topologies.r2()
                        .client("shop", client -> client.login("bob", "se\"cr\\\\et 'x"))
                        .alsoClient("other")
                        .build())
                .writeTo(scripts.output());

        // when
        Result sent = scripts.run("INFO  | sent", "bin/activemq", "producer", "--client", "shop", "--message", "a\nb");
        Result old = scripts.runScript(
                "INFO  | sent",
                Map.of("FAKE_VERSION", "17.0.1", "ACTIVEMQ_CLUSTER_JAVA_VERSION", "8"),
                scripts.output().resolve("bin/activemq"),
                "producer");

        // then
        assertThat(sent.text()).isEqualTo("sent\n");
        assertThat(scripts.launches()).containsExactly("@/dev/stdin");
        assertThat(scripts.words())
                .contains("\"--user\"", "\"bob\"", "\"--password\"", "\"se\\\"cr\\\\\\\\et 'x\"", "\"a\\nb\"");
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.text()).contains("needs Java 17");
    }

    @Test
    void itFailsWhereTheConsoleSaysThatItFailed() throws Exception {
        // when
        Result failed = scripts.run(
                """
                ERROR: jakarta.jms.JMSException: no
                jakarta.jms.JMSException: no
                \tat some.Frame(Source.java:1)
                Caused by: java.io.IOException: no""",
                "bin/activemq",
                "browse",
                "q");
        Result thread = scripts.run(
                "INFO  | consumer-1 wait\njakarta.jms.JMSException: not authorized\n\tat some.Frame(Source.java:1)",
                "bin/activemq",
                "consumer");
        Result body = scripts.run("JMS_BODY_FIELD:JMSText = FooException: x", "bin/activemq", "browse", "q");
        Result nothing = scripts.run("INFO  | Successfully connected to tcp://x", "bin/activemq", "browse", "q");

        // then
        assertThat(failed).isEqualTo(new Result(1, "ERROR: jakarta.jms.JMSException: no\n"));
        assertThat(thread).isEqualTo(new Result(1, "consumer-1 wait\njakarta.jms.JMSException: not authorized\n"));
        assertThat(body).isEqualTo(new Result(0, "JMS_BODY_FIELD:JMSText = FooException: x\n"));
        assertThat(nothing)
                .isEqualTo(new Result(0, "Successfully connected to tcp://x\nactivemq: browse found nothing\n"));
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        // when
        Result help = scripts.run("", "bin/activemq");
        Result command = scripts.run("", "bin/activemq", "stop");
        Result client = scripts.run("", "bin/activemq", "producer", "--client", "nobody");
        Result master = scripts.run("", "bin/activemq", "dstat");

        // then
        assertThat(help.status()).isZero();
        assertThat(help.text()).contains("activemq producer --destination queue://NAME", "dstat", "failover:(tcp://");
        assertThat(command.status()).isEqualTo(1);
        assertThat(command.text()).contains("there is no 'stop' here", "6.3.1 has producer consumer browse");
        assertThat(client.text()).contains("there is no client or group 'nobody'");
        assertThat(master.status()).isEqualTo(1);
        assertThat(master.text()).contains("jcmd, which a JDK has");
    }

    @Test
    void eachGroupCanBeReachedByItself() throws Exception {
        // when
        String clients = Rendering.of(Topologies.r10().build()).text("bin/clients.sh");
        String own = Rendering.of(Topologies.r1().build()).files().stream()
                .map(file -> file.path())
                .filter(path -> path.startsWith("bin/lib/Messages"))
                .findFirst()
                .orElse("");

        // then
        assertThat(clients)
                .containsPattern("'group1' 'failover:\\(tcp://")
                .containsPattern("'group2' 'failover:\\(tcp://");
        assertThat(own).as("what 5.7.0 needs").isEqualTo("bin/lib/Messages.java");
    }

    @Test
    void eachProtocolOfAGroupHasAFileForItsClients() throws Exception {
        // when
        Rendering rendering = Rendering.of(Topologies.r2()
                .eachGroup(group -> group.protocols(PortKind.OPENWIRE, PortKind.AMQP, PortKind.MQTT))
                .client("shop", client -> client.login("bob", "secret"))
                .build());

        // then
        assertThat(rendering.text("clients/shop/amqp.properties"))
                .contains("url=failover:(amqp://127.0.0.1:5672,amqp://127.0.0.1:5673,amqp://127.0.0.1:5674)\n")
                .contains("addresses=127.0.0.1:5672,127.0.0.1:5673,127.0.0.1:5674\n", "tls=false\n")
                .contains("userName=bob\npassword=secret\n");
        assertThat(rendering.text("clients/shop/mqtt.properties"))
                .contains("serverURIs=tcp://127.0.0.1:1883,tcp://127.0.0.1:1884,tcp://127.0.0.1:1885\n");
        assertThat(rendering.files().stream().map(file -> file.path()))
                .doesNotContain("clients/shop/stomp.properties", "clients/shop/ws.properties");
    }
}
