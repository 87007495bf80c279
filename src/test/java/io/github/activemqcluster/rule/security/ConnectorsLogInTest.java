package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class ConnectorsLogInTest {

    private final RuleTester rule = new RuleTester(new ConnectorsLogIn());

    @Test
    void silentWhereConnectorsLogInOrNobodyMust() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTheConnectorThatDoesNotLogIn() {
        assertThat(rule.finds(Topologies.r4().group("b", group -> group.user("bridge", "secret"))))
                .containsExactly(
                        "ERROR [connector-credentials] topology.networkConnectors[0].userName: the connector 'a-to-b'"
                                + " does not log in, and group 'b' lets nobody in who does not. Give it the userName"
                                + " and password of one of the group's users.",
                        "ERROR [connector-credentials] topology.networkConnectors[1].userName: the connector 'b-to-a'"
                                + " does not log in, and group 'b' lets nobody in who does not. Give it the userName"
                                + " and password of one of the group's users.");
    }

    @Test
    void findsTheWrongPasswordWithoutSayingIt() {
        assertThat(rule.findsInProduction(production -> production.connector(
                        "group1", "group2", connector -> connector.attribute("password", "wrong"))))
                .containsExactly("ERROR [connector-credentials] topology.networkConnectors[0].userName: group 'group1'"
                        + " has no user 'application' with the password that the connector 'group1-to-group2' logs in"
                        + " with. Give it the name and password of one of the group's users: a bridge logs in at both"
                        + " of its ends.");
    }

    @Test
    void letsTheOtherSideHaveAnotherUser() {
        assertThat(rule.finds(Topologies.r4()
                        .noConnectors()
                        .group("b", group -> group.user("remote", "secret"))
                        .connector("a", "b", connector -> connector
                                .attribute("remoteUserName", "remote")
                                .attribute("remotePassword", "secret"))))
                .isEmpty();
    }

    @Test
    void aDuplexConnectorLogsInOverThereAsItselfToo() {
        assertThat(rule.finds(Topologies.r4()
                        .noConnectors()
                        .group("b", group -> group.user("remote", "secret"))
                        .connector("a", "b", connector -> connector
                                .duplex(true)
                                .attribute("remoteUserName", "remote")
                                .attribute("remotePassword", "secret"))))
                .singleElement()
                .asString()
                .startsWith("ERROR [connector-credentials] topology.networkConnectors[0].userName: the connector");
    }
}
