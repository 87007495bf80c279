package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.partition.ProxiedBrokers;
import io.github.activemqcluster.drill.partition.ProxiedLinks;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In each round: cuts the master of each group off from ZooKeeper or its database, and from all other instances, but
 * not from its clients; heals the links once another broker has taken over. Consumers are away meanwhile, so that an
 * acknowledged message must come from a store, although only the cut-off master may have it.
 *
 * <p>The brokers are restarted before, so that their links lead through proxies, and once more afterwards.
 */
public final class PartitionRehearsal implements Rehearsal {

    private static final Duration MORE = Duration.ofSeconds(3);

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<Group> groups = context.groups().stream()
                .filter(group -> hasALink(context, group))
                .toList();
        if (groups.isEmpty()) {
            return;
        }
        try (ProxiedBrokers rerouted = context.rehearsed().reroute()) {
            ProxiedLinks proxied = rerouted.proxied();
            try (RunningTraffic running = RunningTraffic.start(context, "partition", owners)) {
                for (int round = 0; round < context.plan().rounds(); round++) {
                    for (Group group : groups) {
                        cut(context, running, proxied, group);
                    }
                }
                running.finish();
            }
        }
    }

    /** A lock on a file is held by the operating system or a file server. No link to an instance could be cut. */
    private static boolean hasALink(RehearsalContext context, Group group) {
        if (group.brokers().size() < 2) {
            context.note("group '" + group.id() + "' has a single broker, which nothing can take over from");
            return false;
        }
        if (group.store() instanceof Store.SharedFileSystem) {
            context.note("group '" + group.id()
                    + "' was not cut: its lock is on a file, by design, and its brokers have no link between them");
            return false;
        }
        return true;
    }

    /** Says which link of the master cannot be cut; empty where all can. */
    public static Optional<String> notCut(Group group, Instance master, ProxiedLinks proxied) {
        if (!(group.store() instanceof Store.ReplicatedLevelDb) || proxied.leadsSlavesTo(master)) {
            return Optional.empty();
        }
        return Optional.of(
                "the link between " + master.id() + " and its slaves stayed while it was cut off from all else: "
                        + (proxied.canLeadSlaves()
                                ? "its configuration has a connectUrl of its own"
                                : "before 5.11, a member of a replicatedLevelDB group cannot be made to name a proxy"
                                        + " (connectUrl)"));
    }

    private static void cut(RehearsalContext context, RunningTraffic running, ProxiedLinks proxied, Group group)
            throws MachineException {
        context.waitAtRandom();
        Instance master =
                context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
        if (!proxied.leadsTo(master)) {
            context.note(
                    master.id() + " was not cut: its configuration has no address of ZooKeeper or of its database");
            return;
        }
        notCut(group, master, proxied).ifPresent(context::note);
        running.causeFault(group.id(), () -> {
            context.rehearsed().cut(master, proxied);
        });
        try {
            running.endConsumers();
            context.waits().awaitSuccessor(master, context.rehearsed().takeover(group), Fault.Kind.CUT);
            // The new master takes messages meanwhile.
            context.waits().pass(MORE);
        } finally {
            context.rehearsed().heal(master, proxied);
        }
        context.waits().pass(MORE);
        context.makeWhole();
        running.startConsumers();
        running.awaitProgress("messages after " + master.id() + " had been cut off");
    }
}
