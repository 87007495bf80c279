package io.github.activemqcluster.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A text of a topology stays text in the files that contain it. */
class EscapingTest {

    private static final String NASTY = "a'b\"c`d$(touch pwned)${x}%PATH%^&|;<>\\\n\t\u2019é\u20ac--]]> end ";

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
    void aShellTakesNothingOfItForItsOwn() throws Exception {
        // given
        String script = "printf %s " + Syntax.SHELL.escape(NASTY);

        // when
        Process shell = new ProcessBuilder("sh", "-c", script).start();
        String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);

        // then
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEqualTo(NASTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {NASTY, " leading", "#comment", "!comment", "=value", ":value", "a=b:c", "C:\\data\\", ""})
    void aPropertiesFileGivesItBack(String text) throws Exception {
        // given
        Properties properties = new Properties();

        // when
        properties.load(new StringReader("key=" + Syntax.PROPERTIES.escape(text) + "\nother=1\n"));

        // then
        assertThat(properties)
                .containsEntry("key", text)
                .containsEntry("other", "1")
                .hasSize(2);
    }

    @Test
    void aPropertiesFileIsReadTheSameInEveryEncoding() {
        assertThat(Syntax.PROPERTIES.escape("é\u20ac")).isEqualTo("\\u00e9\\u20ac");
    }

    @Test
    void powerShellSeesOneStringWhateverQuotesAreInIt() {
        assertThat(Syntax.POWERSHELL.escape("it's \u2018so\u2019 $x `n"))
                .isEqualTo("'it''s \u2018\u2018so\u2019\u2019 $x `n'");
    }

    @Test
    void aBatchFileExpandsNothingAndEndsNothing() {
        assertThat(Syntax.BATCH.escape("%PATH% & del \"x\"\r\n")).isEqualTo("\"%%PATH%% & del x\"");
    }

    @Test
    void theBrokersXmlSaysTheNameAsItIs() throws Exception {
        // given
        String name = "x\" brokerId=\"y'><script/>&amp;]]>--";
        TopologyBuilder topology = Topologies.r2().group("shared", group -> group.brokerName(name));

        // when
        Element broker = broker(Rendering.of(topology.build()).text("instances/shared-1/conf/activemq.xml"));

        // then
        assertThat(broker.getAttribute("brokerName")).isEqualTo(name);
        assertThat(broker.hasAttribute("brokerId")).isFalse();
        assertThat(broker.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void attributesOfANetworkConnectorStayInTheirQuotes() throws Exception {
        // given
        TopologyBuilder topology = Topologies.r10()
                .connector("group1", "group2", connector -> connector.attribute("userName", "a\"/><evil x=\"<&"));

        // when
        Element broker = broker(Rendering.of(topology.build()).text("instances/group1-1/conf/activemq.xml"));

        // then
        Element connector =
                (Element) broker.getElementsByTagName("networkConnector").item(0);
        assertThat(connector.getAttribute("userName")).isEqualTo("a\"/><evil x=\"<&");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
    void optionsOfTheJvmArriveOneByOne() throws Exception {
        // given
        List<String> options = List.of("-Da=it's \"quoted\" $HOME", "-Db=$(touch pwned); `id`\n* ?", "");
        TopologyBuilder topology =
                Topologies.r2().group("shared", group -> group.jvmOptions(options.toArray(String[]::new)));
        String settings = Rendering.of(topology.build()).text("instances/shared-1/bin/instance.sh");
        String function = settings.substring(settings.indexOf("instance_exec()"));

        // when
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "detach=printf locale='%s\\0' java=java java_version=17\n" + function + "instance_exec")
                .start();
        List<String> arguments = List.of(new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0", -1));

        // then
        assertThat(arguments).containsAll(options);
    }

    private static Element broker(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return (Element) document.getElementsByTagName("broker").item(0);
    }
}
