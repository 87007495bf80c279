package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
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
 * In each round, the master of each group is cut off in mid-stream from whatever decides that it is the master, and from all other
 * instances, but not from its clients; and the links are made whole again once another has taken over. Nobody consumes
 * meanwhile: a message that its producer holds for stored must be there afterwards, although the master alone has seen it.
 *
 * <p>The brokers are restarted for it, so that their links lead through proxies, and once more afterwards.
 */
public final class PartitionRehearsal implements Rehearsal {

    private static final Duration MORE = Duration.ofSeconds(3);

    @Override
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<Group> groups = context.groups().stream()
                .filter(group -> hasALink(context, group))
                .toList();
        if (groups.isEmpty()) {
            return;
        }
        try (ProxiedBrokers rerouted = context.reroute()) {
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

    /** What holds a file's lock is the operating system or the file server, and no instance that it could be cut off from. */
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

    /** Which of the master's links stays, in words; empty where none does. */
    public static Optional<String> notCut(Group group, Instance master, ProxiedLinks proxied) {
        if (!(group.store() instanceof Store.ReplicatedLevelDb) || proxied.leadsSlavesTo(master)) {
            return Optional.empty();
        }
        return Optional.of(
                "the link between " + master.id() + " and its slaves stayed while it was cut off from all else: "
                        + (proxied.canLeadSlaves()
                                ? "its configuration has a connectUrl of its own"
                                : "before 5.11, a member of a replicatedLevelDB group cannot be made to name a proxy (connectUrl)"));
    }

    private static void cut(RehearsalContext context, RunningTraffic running, ProxiedLinks proxied, Group group)
            throws MachineException {
        context.waitAtRandom();
        Instance master =
                context.cluster().awaitMaster(group.id(), context.plan().whole());
        if (!proxied.leadsTo(master)) {
            context.note(
                    master.id() + " was not cut: its configuration has no address of ZooKeeper or of its database");
            return;
        }
        notCut(group, master, proxied).ifPresent(context::note);
        running.strike(group.id(), () -> {
            context.fault(master, "cut");
            proxied.cut(master);
        });
        try {
            running.consumersLeave();
            context.awaitSuccessor(master, context.takeover(group), "cut");
            // Until that one has taken messages.
            context.holds(MORE, () -> false);
        } finally {
            context.fault(master, "heal");
            proxied.heal();
        }
        context.holds(MORE, () -> false);
        context.makeWhole();
        running.consumersReturn();
        running.awaitProgress("messages after " + master.id() + " had been cut off");
    }
}
