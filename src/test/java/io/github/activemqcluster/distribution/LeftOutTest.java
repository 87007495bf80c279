package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an archive that get into a home. */
class LeftOutTest {

    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.10.0", "5.16.7", "5.18.3", "6.3.1"})
    void whatEverybodyKnowsIsInNoHome(String version) {
        // given: even if the needed parts are unknown
        LeftOut leftOut = leftOut(version, Parts.all());

        // then
        assertThat(Stream.of(
                        "conf/activemq.xml",
                        "conf/activemq-security.xml",
                        "conf/broker.ks",
                        "conf/broker-localhost.cert",
                        "conf/client.ts",
                        "conf/credentials.properties",
                        "conf/credentials-enc.properties",
                        "conf/groups.properties",
                        "conf/jetty-realm.properties",
                        "conf/jmx.password",
                        "conf/login.config",
                        "conf/users.properties",
                        "webapps/admin/test/systemProperties.jsp",
                        "webapps/fileserver/WEB-INF/web.xml",
                        "webapps-demo/demo/index.html",
                        "bin/activemq",
                        "bin/env"))
                .allMatch(file -> leftOut.test(Path.of(file)));
        assertThat(Stream.of("LICENSE", "NOTICE", "bin/activemq.jar", "bin/run.jar", "conf/jetty.xml", "lib/x.jar"))
                .noneMatch(file -> leftOut.test(Path.of(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "lib/web/jolokia-core-1.6.2.jar, console",
        "lib/web/jetty-server-9.4.50.v20221201.jar, console ws",
        "webapps/admin/index.jsp, console",
        "conf/jetty.xml, console",
        "lib/optional/activemq-amqp-5.16.7.jar, amqp ws",
        "lib/optional/activemq-stomp-5.16.7.jar, stomp ws",
        "lib/optional/xstream-1.4.20.jar, console stomp ws",
        "lib/extra/mqtt-client-1.16.jar, mqtt ws",
        "lib/optional/activemq-http-5.16.7.jar, ws",
        "lib/optional/commons-dbcp2-2.9.0.jar, jdbc",
        "lib/optional/scala-library-2.11.11.jar, replicatedLevelDB",
        "lib/optional/zookeeper-3.4.14.jar, replicatedLevelDB",
        "lib/camel/camel-core-2.25.4.jar, ''",
        "lib/optional/activemq-shiro-5.16.7.jar, ''",
        "lib/web/geronimo-annotation_1.0_spec-1.1.1.jar, amqp console jdbc mqtt replicatedLevelDB stomp ws",
        "lib/optional/jackson-databind-2.14.2.jar, amqp console jdbc mqtt replicatedLevelDB stomp ws"
    })
    void theRestIsThereWhereAPartNeedsIt(String file, String neededBy) {
        for (String part : List.of("amqp", "console", "jdbc", "mqtt", "replicatedLevelDB", "stomp", "ws")) {
            assertThat(leftOut("5.16.7", Parts.of(Set.of(part))).test(Path.of(file)))
                    .as(part)
                    .isEqualTo(!List.of(neededBy.split(" ")).contains(part));
        }
        assertThat(leftOut("5.16.7", Parts.all()).test(Path.of(file))).isFalse();
    }

    @Test
    void whatIsLeftOutIsToldWithItsReason() {
        assertThat(leftOut("5.16.7", Parts.of(Set.of("console"))).inWords())
                .contains(
                        "lib/camel/* (Camel is in no broker that a topology makes)",
                        "lib/optional/activemq-jdbc-store-* (it is the store)")
                .noneMatch(words -> words.startsWith("webapps"));
    }

    private static LeftOut leftOut(String version, Parts parts) {
        Release release = new Releases().activemq(version).orElseThrow();
        return new LeftOut(release, parts, FileSystems.getDefault());
    }
}
