package io.github.activemqcluster.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.GroupBuilder;
import org.junit.jupiter.api.Test;

class MessagesAreReplayedTest {

    private final RuleTester rule = new RuleTester(new MessagesAreReplayed(new Releases()));

    private static final String STRANDED = ": messages that came over the network are stuck where they are once their"
            + " consumer has gone to another group.";

    @Test
    void silentOnDefaultPolicies() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsOfAPolicyThatDoesNotReplay() {
        assertThat(rule.findsInProduction(production -> production.group(
                        "group2",
                        group -> group.policies(
                                GroupBuilder.queuePolicy("orders.>", false), GroupBuilder.queuePolicy(">", true)))))
                .containsExactly("WARNING [replay-when-no-consumers] topology.groups[1].destinationPolicies[0]:"
                        + " messages of queue 'orders.>' are not replayed at group 'group2'. Set replayWhenNoConsumers"
                        + " to true" + STRANDED);
    }

    @Test
    void warnsOfQueuesWithoutAPolicy() {
        assertThat(rule.findsInProduction(production -> production.group(
                        "group2", group -> group.policies(GroupBuilder.queuePolicy("orders.>", true)))))
                .containsExactly("WARNING [replay-when-no-consumers] topology.groups[1].destinationPolicies: messages"
                        + " of queues that no policy names are not replayed at group 'group2'. Add a policy for the"
                        + " queue '>' with replayWhenNoConsumers" + STRANDED);
    }

    @Test
    void demandsNothingWhereConsumersAreAtOneGroup() {
        assertThat(rule.findsInProduction(production ->
                        production.group("group2", GroupBuilder::policies).client("application", "group1")))
                .isEmpty();
    }

    @Test
    void demandsNothingOfAGroupThatIsNotLinked() {
        assertThat(rule.findsInProduction(
                        production -> production.noConnectors().group("group2", GroupBuilder::policies)))
                .isEmpty();
    }

    @Test
    void demandsNothingThatTheReleaseCannotDo() {
        assertThat(rule.findsInProduction(
                        production -> production.activemq("5.5.1").group("group2", GroupBuilder::policies)))
                .isEmpty();
    }
}
