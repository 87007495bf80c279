package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcDatabaseIsSharedTest {

    private final RuleTester rule = new RuleTester(new JdbcDatabaseIsShared());

    @Test
    void silentOnOtherStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:derby:derbydb;create=true",
                "jdbc:derby:memory:amq",
                "jdbc:h2:mem:amq",
                "jdbc:h2:~/amq",
                "jdbc:h2:file:/var/amq",
                "jdbc:hsqldb:mem:amq",
                "jdbc:hsqldb:file:/var/amq",
                "jdbc:sqlite:/var/amq.db",
                "JDBC:H2:mem:amq"
            })
    void findsADatabaseInTheBrokersOwnProcess(String url) {
        assertThat(rule.finds(at(url)))
                .containsExactly("ERROR [jdbc-shared-database] topology.groups[0].jdbc.url: '" + url + "' is a database"
                        + " inside each broker's own process. Give the URL of a database server that all brokers of"
                        + " group 'database' reach: as it is nothing is shared, and each would be a master.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/amq",
                "jdbc:mariadb://db/amq",
                "jdbc:oracle:thin:@//db:1521/amq",
                "jdbc:derby://db:1527/amq",
                "jdbc:h2:tcp://db/amq",
                "jdbc:h2:ssl://db/amq",
                "jdbc:hsqldb:hsql://db/amq",
                "jdbc:hsqldb:hsqls://db/amq",
                "jdbc:hsqldb:https://db/amq"
            })
    void takesAServer(String url) {
        assertThat(rule.finds(at(url))).isEmpty();
    }

    private static TopologyBuilder at(String url) {
        return Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.url(url)));
    }
}
