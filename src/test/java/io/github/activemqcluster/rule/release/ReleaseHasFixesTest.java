package io.github.activemqcluster.rule.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseHasFixesTest {

    private final RuleTester rule = new RuleTester(new ReleaseHasFixes(new Releases()));

    @Test
    void silentOnReleasesWithAllFixes() {
        assertThat(rule.finds(Topologies.r2().activemq("5.19.11"))).isEmpty();
        assertThat(rule.finds(Topologies.r2().activemq("6.3.2"))).isEmpty();
    }

    @Test
    void listsWhatTheReleaseIsOpenToAndNamesTheNearestThatIsNot() {
        assertThat(rule.finds(Topologies.r2().activemq("6.2.7")))
                .containsExactly("WARNING [release-advisories] topology.activemq.version: ActiveMQ 6.2.7 is open to"
                        + " denial of service through AMQP (CVE-2026-59878), messages sent without permission"
                        + " (CVE-2026-61487), removal without permission (CVE-2026-74761). Use 6.3.2 or later, the"
                        + " nearest with all the fixes.");
        assertThat(rule.finds(Topologies.r2().activemq("6.3.1")))
                .containsExactly("WARNING [release-advisories] topology.activemq.version: ActiveMQ 6.3.1 is open to"
                        + " removal without permission (CVE-2026-74761). Use 6.3.2 or later, the nearest with all the"
                        + " fixes.");
    }

    @Test
    void knowsWhatTheIssueMissed() {
        assertThat(rule.finds(Topologies.r2().activemq("5.19.1")))
                .singleElement()
                .asString()
                .contains("misread MQTT packets (CVE-2025-66168)", "denial of service through TLS (CVE-2026-39304)");
        assertThat(rule.finds(Topologies.r2().activemq("6.2.3")))
                .singleElement()
                .asString()
                .contains("misread MQTT packets (CVE-2026-40046)", "denial of service through TLS (CVE-2026-39304)");
    }

    @Test
    void saysThatTheFixedReleaseLacksTheStoreAndLooksAtZooKeeperToo() {
        assertThat(rule.finds(Topologies.r9()))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("WARNING [release-advisories] topology.activemq.version: ActiveMQ 5.16.7 is open to"
                                + " denial of service (CVE-2025-27533, ")
                        .endsWith(
                                "Use 5.19.11 or later, the nearest with all the fixes. It has no replicatedLevelDB, so"
                                        + " that the store has to be replaced as well."))
                .anySatisfy(finding -> assertThat(finding)
                        .isEqualTo("WARNING [release-advisories] topology.zookeeper.version: ZooKeeper 3.9.5 is open to"
                                + " disclosure of protected paths (CVE-2026-59739), deletion without permission"
                                + " (CVE-2026-79993), TLS peers of another name (CVE-2026-59969), forged lines in the audit"
                                + " log (CVE-2026-84439), forged lines in the log (CVE-2026-84501). Use 3.9.6 or later, the"
                                + " nearest with all the fixes."));
    }

    @Test
    void knowsThatTheAdvisoryOf2023IsFixedIn5_16_7() {
        assertThat(rule.finds(Topologies.r9().activemq("5.16.6")))
                .first()
                .asString()
                .contains("remote code execution (CVE-2023-46604)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "5.15.15", "5.16.6", "5.17.0", "5.18.0", "5.19.0", "6.0.0", "6.2.0"})
    void theFactsSayWhereAnAdvisoryIsFixedAndItIsNotAboutThoseReleases(String version) {
        var releases = new Releases();

        assertThat(releases.activemq(version).orElseThrow().values("advisory"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(advisory -> {
                    assertThat(advisory)
                            .matches("CVE-\\d{4}-\\d+ [^,]+, fixed in \\d+\\.\\d+\\.\\d+(, \\d+\\.\\d+\\.\\d+)*");
                    for (String fixed :
                            advisory.replaceFirst(".*, fixed in ", "").split(", ", -1)) {
                        assertThat(releases.activemq(fixed).orElseThrow().values("advisory"))
                                .doesNotContain(advisory);
                    }
                });
    }
}
