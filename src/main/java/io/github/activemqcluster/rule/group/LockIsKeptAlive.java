package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.SharedFileSystem;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code lock-keep-alive}: the master on a shared file system regularly checks that it still has the lock. Facts:
 * {@code locker.keepAlive}.
 *
 * <p>Source: {@code LockableServiceSupport} schedules {@code keepLockAlive} only for a period above 0, and stops the
 * broker if the check fails. {@code SharedFileLocker.keepAlive} exists from 5.9.0 on.
 */
public final class LockIsKeptAlive implements Rule {

    private final Releases releases;

    public LockIsKeptAlive(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        boolean able = releases.activemq(topology.activemq().version())
                .map(release -> release.has("locker.keepAlive"))
                .orElse(true);
        for (Group group : topology.groups()) {
            if (group.store() instanceof SharedFileSystem store) {
                if (!able) {
                    findings.warning(
                            store.where(),
                            "a master of ActiveMQ " + topology.activemq().version()
                                    + " never looks whether it still has the lock",
                            "Use a release that does, ActiveMQ "
                                    + Wording.list(releases.activemqRangesOf("locker.keepAlive"))
                                    + ": when the lock is lost, two masters write to one store.");
                } else if (store.lockKeepAlivePeriod() <= 0) {
                    findings.warning(
                            store.where().child("lockKeepAlivePeriod"),
                            "a master of group " + Wording.quote(group.id())
                                    + " never looks whether it still has the lock",
                            "Give a period in milliseconds, such as 1000: when the lock is lost, two masters write to"
                                    + " one store.");
                }
            }
        }
    }
}
