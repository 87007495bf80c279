package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class LeaseHoldersAreUniqueTest {

    private final RuleTester rule = new RuleTester(new LeaseHoldersAreUnique());

    @Test
    void silentWhereEachBrokerHasItsOwn() {
        rule.isSilentOnReferenceTopologies();
        assertThat(rule.finds(Topologies.r3())).isEmpty();
    }

    @Test
    void findsTheTwoOfOneName() {
        assertThat(rule.finds(Topologies.r3().broker("database-2", broker -> broker.leaseHolderId("database-1"))))
                .containsExactly("ERROR [lease-holder-unique] topology.groups[0].brokers[1].leaseHolderId: 'database-1'"
                        + " is also the lease holder id of broker 'database-1'. Leave it out, and each has its own id:"
                        + " two of one name renew each other's lease, and both are masters.");
    }

    @Test
    void looksAtOneGroupOnly() {
        assertThat(rule.finds(Topologies.r3()
                        .group("other", group -> group.size(1).jdbc(jdbc -> jdbc.tablePrefix("OTHER_")))
                        .broker("other-1", broker -> broker.leaseHolderId("database-1"))))
                .isEmpty();
    }
}
