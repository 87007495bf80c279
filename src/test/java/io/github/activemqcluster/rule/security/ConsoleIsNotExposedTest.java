package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class ConsoleIsNotExposedTest {

    private final RuleTester rule = new RuleTester(new ConsoleIsNotExposed());

    @Test
    void silentWhereTheConsoleIsForThisMachine() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(Topologies.r4().group("a", group -> group.console("127.0.0.1"))))
                .isEmpty();
    }

    @Test
    void warnsWhereItIsForAll() {
        assertThat(rule.finds(Topologies.r4().group("a", group -> group.console("0.0.0.0"))))
                .containsExactly("WARNING [console-not-exposed] topology.groups[0].console.host: the console listens on"
                        + " '0.0.0.0', where other machines reach it, and its user is 'admin', as everywhere. Leave the"
                        + " host out and reach the console through a tunnel, or name users of your own.");
    }

    @Test
    void letsItBeForUsersOfOnesOwn() {
        assertThat(rule.finds(Topologies.r4()
                        .group("a", group -> group.console("0.0.0.0").consoleUser("operator", "secret"))))
                .isEmpty();
    }
}
