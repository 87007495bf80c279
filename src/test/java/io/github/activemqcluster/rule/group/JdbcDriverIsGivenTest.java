package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.JdbcBuilder;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class JdbcDriverIsGivenTest {

    private final RuleTester rule = new RuleTester(new JdbcDriverIsGiven());

    @Test
    void silentOnOtherStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentWhereTheDriverIsGiven() {
        assertThat(rule.finds(Topologies.r3())).isEmpty();
    }

    @Test
    void findsADatabaseWithoutItsDriver() {
        assertThat(rule.finds(Topologies.r3().group("database", group -> group.jdbc(JdbcBuilder::noDriver))))
                .containsExactly("ERROR [jdbc-driver-given] topology.groups[0].jdbc: group 'database' has no driver for"
                        + " its database. Give its Maven coordinates in driver, such as"
                        + " org.postgresql:postgresql:42.7.7: ActiveMQ ships none.");
    }
}
