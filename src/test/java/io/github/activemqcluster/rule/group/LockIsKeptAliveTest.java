package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.Topologies;
import org.junit.jupiter.api.Test;

class LockIsKeptAliveTest {

    private final RuleTester rule = new RuleTester(new LockIsKeptAlive(new Releases()));

    @Test
    void silentOnLocksThatAreLookedAt() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void warnsWhereNobodyLooks() {
        assertThat(rule.findsInProduction(
                        production -> production.group("group1", group -> group.sharedFileSystem("/mnt/a", 1000, 0))))
                .containsExactly("WARNING [lock-keep-alive] topology.groups[0].sharedFileSystem.lockKeepAlivePeriod: a"
                        + " master of group 'group1' never looks whether it still has the lock. Give a period in"
                        + " milliseconds, such as 1000: when the lock is lost, two masters write to one store.");
    }

    @Test
    void warnsWhereTheReleaseCannotLook() {
        assertThat(rule.finds(Topologies.r2().activemq("5.8.0")))
                .containsExactly("WARNING [lock-keep-alive] topology.groups[0].sharedFileSystem: a master of ActiveMQ"
                        + " 5.8.0 never looks whether it still has the lock. Use a release that does, ActiveMQ 5.9.0"
                        + " and later: when the lock is lost, two masters write to one store.");
    }
}
