package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseOutlivesKeepAliveTest {

    private final RuleTester rule = new RuleTester(new LeaseOutlivesKeepAlive());

    @Test
    void silentOnOtherStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void silentOnALeaseThatIsRenewedInTime() {
        assertThat(rule.finds(Topologies.r3())).isEmpty();
        assertThat(rule.finds(leased(10_000, 9_999))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000, 30_000})
    void findsALeaseThatEndsBeforeItIsRenewed(long keepAlive) {
        assertThat(rule.finds(leased(10_000, keepAlive)))
                .containsExactly("ERROR [lease-outlives-keep-alive] topology.groups[0].jdbc.lockKeepAlivePeriod: the"
                        + " lease of group 'database' is renewed every " + keepAlive + " ms, but ends after 10000 ms."
                        + " Make lockKeepAlivePeriod shorter than lockAcquireSleepInterval, such as half of it: in"
                        + " between, a slave takes over from a master that is alive.");
    }

    @Test
    void findsALeaseThatIsNeverRenewed() {
        assertThat(rule.finds(leased(10_000, 0)))
                .containsExactly("ERROR [lease-outlives-keep-alive] topology.groups[0].jdbc.lockKeepAlivePeriod: the"
                        + " lease of group 'database' is never renewed. Give a period below the lease's 10000 ms, such"
                        + " as half of it: a slave takes over from a master that is alive.");
    }

    private static TopologyBuilder leased(long length, long keepAlive) {
        return Topologies.r3().group("database", group -> group.jdbc(jdbc -> jdbc.lease(length, keepAlive)));
    }
}
