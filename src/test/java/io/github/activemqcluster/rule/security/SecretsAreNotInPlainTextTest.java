package io.github.activemqcluster.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class SecretsAreNotInPlainTextTest {

    private final RuleTester rule = new RuleTester(new SecretsAreNotInPlainText("written"::equals));

    @Test
    void silentOnWhatComesFromElsewhere() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsEachPasswordWithoutSayingIt() {
        assertThat(rule.findsInProduction(production -> production
                        .group("group1", group -> group.user("other", "written")
                                .sslContext("a", "written", "b", "written"))
                        .group("group2", group -> group.jdbc(jdbc -> jdbc.password("written"))
                                .consoleUser("operator", "written"))
                        .connector("group1", "group2", connector -> connector.attribute("remotePassword", "written"))
                        .client("application", client -> client.login("application", "written"))))
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("WARNING [secrets-not-in-plain-text] topology.")
                        .endsWith(": is written in plain text, for everybody to read who can read the project and its"
                                + " history. Write an expression such as ${env.BROKER_PASSWORD}, or a property of a"
                                + " profile in settings.xml."))
                .map(problem -> problem.substring("WARNING [secrets-not-in-plain-text] topology.".length())
                        .replaceFirst(":.*", ""))
                .containsExactly(
                        "groups[0].authentication.users[1].password",
                        "groups[0].sslContext.keyStorePassword",
                        "groups[0].sslContext.trustStorePassword",
                        "groups[1].jdbc.password",
                        "groups[1].console.users[0].password",
                        "networkConnectors[0].remotePassword",
                        "clients[0].password");
    }
}
