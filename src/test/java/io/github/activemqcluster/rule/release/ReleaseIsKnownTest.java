package io.github.activemqcluster.rule.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseIsKnownTest {

    private final RuleTester rule = new RuleTester(new ReleaseIsKnown(new Releases()));

    @Test
    void silentOnKnownReleases() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "5.7.0", "5.16.8", "5.19.10", "6.3.1"})
    void knowsReleasesUpToTheNewestOfTheirLine(String version) {
        assertThat(rule.finds(Topologies.r2().activemq(version))).isEmpty();
    }

    @Test
    void warnsOfOneThatIsNewerThanItsLine() {
        assertThat(rule.finds(Topologies.r2().activemq("5.16.9")))
                .containsExactly("WARNING [release-known] topology.activemq.version: ActiveMQ 5.16.9 is newer than the"
                        + " newest of its line that is known, 5.16.8. It is treated like that one; see its release"
                        + " notes for what has changed, or use 5.16.8.");
        assertThat(rule.finds(Topologies.r2().activemq("7.0.0")))
                .singleElement()
                .asString()
                .contains("ActiveMQ 7.0.0 is newer than the newest of its line that is known, 6.3.3.");
    }

    @Test
    void warnsOfOneThatNothingIsKnownAbout() {
        assertThat(rule.finds(Topologies.r2().activemq("4.1.2")))
                .containsExactly("WARNING [release-known] topology.activemq.version: nothing is known about ActiveMQ"
                        + " 4.1.2. Use a newer release: what is made for this one may not fit it.");
    }

    @Test
    void warnsOfWhatIsNoReleaseNumber() {
        assertThat(rule.finds(Topologies.r2().activemq("latest")))
                .containsExactly("WARNING [release-known] topology.activemq.version: 'latest' is not a release number,"
                        + " so that nothing is known about it. Give a number such as 5.18.3.");
    }

    @Test
    void looksAtZooKeeperToo() {
        assertThat(rule.finds(Topologies.r6().zookeeper("4.0.0")))
                .singleElement()
                .asString()
                .startsWith("WARNING [release-known] topology.zookeeper.version: ZooKeeper 4.0.0 is newer");
        assertThat(rule.finds(Topologies.r6().zookeeper("3.4.6"))).isEmpty();
    }
}
