package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code lease-holder-unique}: every broker of a jdbc group holds the lease under its own name.
 *
 * <p>Source: {@code LeaseDatabaseLocker.keepAlive} of ActiveMQ asks the database only for the name of the holder.
 */
public final class LeaseHoldersAreUnique implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof Store.Jdbc) {
                check(group, findings);
            }
        }
    }

    private static void check(Group group, Findings findings) {
        Map<String, Broker> holders = new HashMap<>();
        for (Broker broker : group.brokers()) {
            Broker first = holders.putIfAbsent(broker.leaseHolderId(), broker);
            if (first != null) {
                findings.error(
                        broker.where().child("leaseHolderId"),
                        Wording.quote(broker.leaseHolderId()) + " is also the lease holder id of broker "
                                + Wording.quote(first.id()),
                        "Leave it out, and each has its own id: two of one name renew each other's lease, and both are"
                                + " masters.");
            }
        }
    }
}
