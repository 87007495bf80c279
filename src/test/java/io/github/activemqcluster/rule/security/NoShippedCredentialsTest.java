package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class NoShippedCredentialsTest {

    private final RuleTester rule = new RuleTester(new NoShippedCredentials(new Releases()));

    @Test
    void silentOnPasswordsOfOnesOwn() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsThePasswordThatIsInEveryArchive() {
        assertThat(rule.findsInProduction(
                        production -> production.group("group2", group -> group.user("system", "manager"))))
                .containsExactly("ERROR [default-credentials] topology.groups[1].authentication.users[1].password: the"
                        + " password of 'system' is the one that ActiveMQ ships, and the brokers can be reached from"
                        + " other machines. Give another password: this one is in every archive of ActiveMQ and tried"
                        + " first.");
    }

    @Test
    void findsTheConsoles() {
        assertThat(rule.finds(Topologies.r4()
                        .group("a", group -> group.console("0.0.0.0").consoleUser("admin", "admin"))))
                .containsExactly(
                        "ERROR [default-credentials] topology.groups[0].console.users[0].password: the password"
                                + " of 'admin' is the one that ActiveMQ ships, and the console can be reached from other"
                                + " machines. Give another password: this one is in every archive of ActiveMQ and tried first.");
    }

    @Test
    void letsThemBeOnThisMachine() {
        assertThat(rule.finds(Topologies.r4()
                        .group("a", group -> group.user("system", "manager").consoleUser("admin", "admin"))))
                .isEmpty();
    }
}
