package io.github.activemqcluster.rule.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReleaseRunsOnJavaTest {

    private final RuleTester rule = new RuleTester(new ReleaseRunsOnJava(new Releases(), OptionalInt.of(17)));

    @Test
    void silentOnJava17() {
        rule.isSilentOnReferenceTopologies();
    }

    /** Measured: see the facts {@code java.from}. */
    @Test
    void silentOnJava25() {
        on(25).isSilentOnReferenceTopologies();
    }

    @Test
    void findsAnOlderJavaThanTheReleaseNeeds() {
        assertThat(on(11).finds(Topologies.r2().activemq("6.3.1")))
                .containsExactly("ERROR [release-java] topology.activemq.version: ActiveMQ 6.3.1 needs Java 17, but"
                        + " Java 11 is to run it. Run it with Java 17 or later, or use an older release.");
    }

    @Test
    void asksForTheJavaOfZooKeeperAsWell() {
        assertThat(on(7).finds(Topologies.r9()))
                .contains(
                        "ERROR [release-java] topology.zookeeper.version: ZooKeeper 3.9.5 needs Java 8, but Java 7 is to"
                                + " run it. Run it with Java 8 or later, or use an older release.");
    }

    @Test
    void takesTheVeryJavaThatTheReleaseNeeds() {
        assertThat(on(11).finds(Topologies.r2().activemq("5.18.3"))).isEmpty();
        assertThat(on(8).finds(Topologies.r2().activemq("5.16.7"))).isEmpty();
    }

    @Test
    void demandsNothingWhereTheJavaIsNotKnown() {
        assertThat(new RuleTester(new ReleaseRunsOnJava(new Releases(), OptionalInt.empty())).finds(Topologies.r2()))
                .isEmpty();
    }

    private static RuleTester on(int java) {
        return new RuleTester(new ReleaseRunsOnJava(new Releases(), OptionalInt.of(java)));
    }
}
