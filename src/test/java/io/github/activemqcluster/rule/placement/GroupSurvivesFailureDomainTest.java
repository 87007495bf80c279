package io.github.activemqcluster.rule.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;

class GroupSurvivesFailureDomainTest {

    private final RuleTester rule = new RuleTester(new GroupSurvivesFailureDomain());

    @Test
    void silentOnSpreadGroupsAndOnOneDomain() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsOfAGroupInOneDomainOfSeveral() {
        assertThat(rule.findsInProduction(production -> production
                        .host("mq2", "mq2.example.org", "rack1")
                        .broker("group1-1", broker -> broker.host("mq1"))
                        .broker("group1-2", broker -> broker.host("mq2"))))
                .containsExactly(
                        "WARNING [group-survives-failure-domain] topology.groups[0]: all brokers of group 'group1' are"
                                + " in failure domain 'rack1'. Put at least one on a host of another failure domain:"
                                + " when that one fails, there is none left to take over.");
    }

    @Test
    void demandsNothingOfASingleBroker() {
        assertThat(rule.findsInProduction(production -> production.alsoGroup("single", group -> group.size(1))))
                .isEmpty();
    }
}
