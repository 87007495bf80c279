package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The access to rendered files and brokers: passwords are for their owners only, consoles for this machine only. */
class RenderedAccessTest {

    @TempDir
    private Path directory;

    @Test
    void passwordsAreMadeOncePerInstanceAndNoneIsAShippedOne() throws Exception {
        // given
        List<String> made = new ArrayList<>();
        RenderSettings settings = new RenderSettings("test", Optional.empty(), Optional.empty(), directory, () -> {
            made.add("haphazard" + made.size());
            return made.get(made.size() - 1);
        });

        // when
        Rendering rendering = Rendering.of(Topologies.r6().build(), settings);

        // then
        assertThat(made).hasSize(3);
        OutputFile realm = rendering.file("instances/group1-2/conf/jetty-realm.properties");
        assertThat(realm.kind()).isEqualTo(Kind.SECRET);
        assertThat(realm.content()).contains("admin: haphazard1, admin").doesNotContain("admin: admin", "user");
        assertThat(Rendering.of(Everything.topology().build()).text("instances/hub-1/conf/jmx.password"))
                .endsWith("\nadmin a-random-password\n");
        assertThat(rendering.files())
                .filteredOn(file -> file.content().contains("haphazard"))
                .allSatisfy(file -> assertThat(file.kind()).isEqualTo(Kind.SECRET));
    }

    @Test
    void aDatabasesPasswordIsInFilesOfTheirOwnersOnlyAndReadAsItWasGiven() throws Exception {
        // given
        String password = "it's <\"&\\>=:#{1+1}${x} ü";
        TopologyBuilder topology =
                Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.password(password)));

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.file("topology.xml").kind()).isEqualTo(Kind.PRIVATE);
        OutputFile file = rendering.file("instances/database-1/conf/database.properties");
        assertThat(file.kind()).isEqualTo(Kind.PRIVATE);
        Properties properties = new Properties();
        properties.load(new StringReader(file.content()));
        assertThat(properties).containsEntry("password", password);
        assertThat(rendering.text("instances/database-1/conf/activemq.xml")).doesNotContain("1+1");
    }

    @Test
    void whatListensOnALoopbackHostListensThereOnly() throws Exception {
        // given, when
        Rendering rendering = Rendering.of(Topologies.r9().build());

        // then
        assertThat(rendering.files())
                .filteredOn(file -> file.path().matches("instances/[^/]+/(conf|bin/instance).*"))
                .allSatisfy(file -> assertThat(file.content()).doesNotContain("0.0.0.0", "quorumListenOnAllIPs"));
    }

    @Test
    void theConsoleListensOnLoopbackEvenWhereTheBrokerDoesNot() throws Exception {
        // given
        TopologyBuilder topology = Topologies.r2()
                .activemq("5.18.3")
                .host("mq1", "mq1.example.org")
                .host("mq2", "mq2.example.org");

        // when
        Rendering rendering = Rendering.of(topology.build());

        // then
        assertThat(rendering.text("instances/shared-1/bin/instance.sh")).contains("-Djetty.host='127.0.0.1'");
        assertThat(rendering.text("instances/shared-1/conf/activemq.xml")).contains("uri=\"tcp://0.0.0.0:61616\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.9.1", "5.10.0", "5.13.5"})
    void aConsoleThatCannotBeKeptFromStrangersIsLeftOut(String release) throws Exception {
        // when
        Rendering rendering = Rendering.of(Topologies.r2().activemq(release).build());

        // then
        assertThat(rendering.text("instances/shared-1/conf/activemq.xml")).doesNotContain("jetty");
        assertThat(rendering.text("instances/shared-1/bin/instance.sh")).doesNotContain("jetty", "console http");
        assertThat(rendering.files())
                .extracting(OutputFile::path)
                .doesNotContain("instances/shared-1/conf/jetty-realm.properties");
    }
}
