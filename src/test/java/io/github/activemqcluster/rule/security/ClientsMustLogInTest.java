package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class ClientsMustLogInTest {

    private final RuleTester rule = new RuleTester(new ClientsMustLogIn());

    @Test
    void silentWhereEverybodyMustLogIn() {
        assertThat(rule.finds(Topologies.production())).isEmpty();
    }

    @Test
    void warnsOnceWhereNobodyMust() {
        assertThat(rule.finds(Topologies.r10()))
                .containsExactly("WARNING [authentication-on] topology.authentication: whoever reaches the brokers may"
                        + " send, receive and delete, without logging in. Add <authentication> with the users who may."
                        + " Where a fragment asks for a login, turn this rule off.");
    }

    @Test
    void warnsOfTheGroupThatIsOpen() {
        assertThat(rule.finds(Topologies.r10().group("group1", group -> group.user("shop", "secret"))))
                .singleElement()
                .asString()
                .startsWith("WARNING [authentication-on] topology.groups[1].authentication: whoever reaches");
    }
}
