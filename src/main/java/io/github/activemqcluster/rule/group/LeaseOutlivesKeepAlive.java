package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.Jdbc;
import io.github.activemqcluster.topology.Topology;

/**
 * {@code lease-outlives-keep-alive}: a jdbc store renews its lease before the lease ends.
 *
 * <p>Source: {@code LeaseDatabaseLocker} uses {@code lockAcquireSleepInterval} as the lease's length, and warns if the
 * keep-alive is longer. {@code LockableServiceSupport} does not renew the lease if the keep-alive is 0.
 */
public final class LeaseOutlivesKeepAlive implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof Jdbc store) {
                long keepAlive = store.lockKeepAlivePeriod();
                long lease = store.lockAcquireSleepInterval();
                if (keepAlive <= 0) {
                    findings.error(
                            store.where().child("lockKeepAlivePeriod"),
                            "the lease of group " + Wording.quote(group.id()) + " is never renewed",
                            "Give a period below the lease's " + lease
                                    + " ms, such as half of it: a slave takes over from a master that is alive.");
                } else if (keepAlive >= lease) {
                    findings.error(
                            store.where().child("lockKeepAlivePeriod"),
                            "the lease of group " + Wording.quote(group.id()) + " is renewed every " + keepAlive
                                    + " ms, but ends after " + lease + " ms",
                            "Make lockKeepAlivePeriod shorter than lockAcquireSleepInterval, such as half of it: in"
                                    + " between, a slave takes over from a master that is alive.");
                }
            }
        }
    }
}
